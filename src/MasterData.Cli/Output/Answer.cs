using Google.Protobuf;

namespace MasterData.Cli.Output;

/// <summary>What a command has to say, in every form it can be said in.</summary>
/// <param name="Response">The response of the server.</param>
/// <param name="Columns">The columns of csv and table.</param>
/// <param name="Rows">The rows, one text for each column.</param>
internal sealed record Answer(
    IMessage Response, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Further lines that only a person reads, below the table: heading and text.</summary>
    public IReadOnlyList<(string Heading, string Text)> Remarks { get; init; } = [];
}
