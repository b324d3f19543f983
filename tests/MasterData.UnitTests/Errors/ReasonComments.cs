using MasterData.Testing;

namespace MasterData.UnitTests.Errors;

/// <summary>What error_reason.proto says of each reason: its comment begins with the status code.</summary>
internal static class ReasonComments
{
    private const string Prefix = "ERROR_REASON_";

    public static IReadOnlyDictionary<string, string> Read()
    {
        var file = Path.Combine(BuiltProgram.Repository.FullName, "protos", "masterdata", "v1", "error_reason.proto");
        var comments = new Dictionary<string, string>();
        var comment = "";
        foreach (var line in File.ReadLines(file).Select(line => line.Trim()))
        {
            if (line.StartsWith(Prefix, StringComparison.Ordinal))
            {
                comments.Add(line.Split(' ')[0][Prefix.Length..], comment);
            }

            comment = line.StartsWith("// ", StringComparison.Ordinal) ? line[3..] : "";
        }

        return comments;
    }
}
