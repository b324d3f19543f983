using System.Text.Json.Nodes;
using MasterData.RuleComparison;

// One request a line, one answer a line: scripts/compare-rules.py drives it.
ComparedWorld? world = null;
while (Console.ReadLine() is { } line)
{
    var request = JsonNode.Parse(line)!.AsObject();
    if (request["new"] is { } description)
    {
        world = new ComparedWorld(description.AsObject());
        Console.WriteLine("{}");
        continue;
    }

    Console.WriteLine(world!.Publish(request["publish"]!.AsArray()).ToJsonString());
}
