using MasterData.Errors;

namespace MasterData.Core.Storage;

/// <summary>The server must not start; the operator reads why and what to do.</summary>
internal sealed class StartRefusedException(Text text) : Exception($"{text.En}\n{text.Vi}")
{
    /// <summary>Why, and what to do, in both languages.</summary>
    public Text Text { get; } = text;
}
