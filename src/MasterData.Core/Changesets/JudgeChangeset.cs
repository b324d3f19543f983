using MasterData.Changesets;
using MasterData.Core.Publication;

namespace MasterData.Core.Changesets;

/// <summary>Says what a content would do at the head, by the rules and under the lock of a publication.</summary>
internal sealed class JudgeChangeset(PublishVersion publish)
{
    /// <summary>Judges without writing; a base version of zero becomes the head.</summary>
    public async Task<Judgement> ExecuteAsync(
        string catalog, ChangesetContent content, CancellationToken cancellationToken)
    {
        Judgement? judgement = null;
        try
        {
            await publish.ExecuteAsync(
                catalog,
                (scope, _) =>
                {
                    judgement = Judge(scope, content);
                    throw new NothingToPublishException();
                },
                cancellationToken);
        }
        catch (NothingToPublishException)
        {
            // A plan that throws writes nothing: that is what was asked for.
        }

        return judgement ?? throw new InvalidOperationException("The plan was not asked.");
    }

    /// <summary>Judges at the locked head.</summary>
    public static Judgement Judge(PublicationScope scope, ChangesetContent content)
    {
        var head = scope.State.Head;
        if (content.BaseVersion > head.Version)
        {
            throw ChangesetErrors.BaseNotPublished(head.Catalog, content.BaseVersion, head.Version);
        }

        var based = content.BaseVersion is 0 ? content with { BaseVersion = head.Version } : content;
        var context = scope.Context with { BaseVersion = based.BaseVersion };
        return new(based, Publishing.Judge(scope.State, based, context));
    }

    private sealed class NothingToPublishException() : Exception("Nothing is to be published.");
}
