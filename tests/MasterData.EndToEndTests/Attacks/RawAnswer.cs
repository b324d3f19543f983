using System.Globalization;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace MasterData.EndToEndTests.Attacks;

/// <summary>How a call ended.</summary>
internal sealed class RawAnswer
{
    public RawAnswer(HttpResponseMessage answer, TimeSpan after)
    {
        After = after;
        Code = (StatusCode)int.Parse(Find(answer, "grpc-status") ?? "2", CultureInfo.InvariantCulture);
        Details = Find(answer, "grpc-status-details-bin") is { } details
            ? Status.Parser.ParseFrom(Convert.FromBase64String(Padded(details)))
            : null;
    }

    /// <summary>The status.</summary>
    public StatusCode Code { get; }

    /// <summary>The promised reason; empty: none.</summary>
    public string Reason => Details?.GetDetail<ErrorInfo>()?.Reason ?? "";

    /// <summary>When to try again; null: that is not said.</summary>
    public TimeSpan? RetryAfter => Details?.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan();

    /// <summary>How long it took.</summary>
    public TimeSpan After { get; }

    private Status? Details { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Reason is "" ? $"{Code}" : Reason)} after {After.TotalSeconds:0.00} s");

    private static string Padded(string base64) => base64 + new string('=', (4 - (base64.Length % 4)) % 4);

    private static string? Find(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var header) ? header.First()
        : answer.TrailingHeaders.TryGetValues(name, out var trailer) ? trailer.First()
        : null;
}
