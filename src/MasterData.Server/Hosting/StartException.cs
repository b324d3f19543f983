using MasterData.Errors;

namespace MasterData.Server.Hosting;

/// <summary>The server cannot start for a reason that its operator can remove.</summary>
internal sealed class StartException(Text text) : Exception(text.En)
{
    /// <summary>What is wrong and what to do.</summary>
    public Text Text { get; } = text;
}
