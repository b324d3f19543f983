using System.Diagnostics;
using MasterData.Versions;

namespace MasterData.Client.Copies.Steps;

/// <summary>
/// The activities of the source <c>MasterData.Client</c>: <c>load</c>, <c>apply</c>, <c>repair</c>, <c>save</c>.
/// </summary>
/// <remarks>Their names and tags are promised by the README of the package.</remarks>
internal static class CopyTraces
{
    /// <summary>The name of the source.</summary>
    public const string Source = "MasterData.Client";

    private static readonly ActivitySource Activities = new(Source);

    /// <summary>Begins one; null while nobody listens.</summary>
    /// <param name="name">What is done, without the prefix.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="began">When it began; null: now.</param>
    public static Activity? Begin(string name, string catalog, DateTimeOffset? began = null) => Activities
        .StartActivity(ActivityKind.Internal, startTime: began ?? default, name: $"masterdata.copy.{name}")
        ?.SetTag("masterdata.catalog", catalog);

    extension(Activity? activity)
    {
        /// <summary>Notes what came out.</summary>
        /// <param name="head">The head that was reached.</param>
        /// <param name="documents">How many documents that took.</param>
        public void Reached(CatalogHead head, long documents) => activity
            ?.SetTag("masterdata.version", head.Version)
            .SetTag("masterdata.documents", documents);

        /// <summary>Notes where it came from.</summary>
        public void From(string source) => activity?.SetTag("masterdata.source", source);

        /// <summary>Notes that it failed.</summary>
        public void Failed(Exception fault) => activity
            ?.SetStatus(ActivityStatusCode.Error, fault.Message)
            .AddException(fault);
    }
}
