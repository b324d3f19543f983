using MasterData.Errors;

namespace MasterData.Cli.Output;

/// <summary>A column of an answer.</summary>
/// <param name="Id">Its name in csv; a promise to scripts.</param>
/// <param name="Heading">What heads it in a table.</param>
internal sealed record Column(string Id, Text Heading)
{
    public Column(string id, string vi, string en)
        : this(id, new Text(vi, en))
    {
    }
}
