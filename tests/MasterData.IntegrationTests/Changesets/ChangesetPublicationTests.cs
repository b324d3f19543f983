using MasterData.Changesets;
using MasterData.Core.Publication;
using MasterData.Core.Versions;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.IntegrationTests.Changesets;

/// <summary>What a publication leaves behind, and what ends it while it waits.</summary>
public abstract class ChangesetPublicationTests(Database database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_OfOneThatIsReturnedWhileItWaits_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = await desk.ApprovedAsync(Desk.Creating("10001"));
        var turn = await desk.Get<PublicationGate>().EnterAsync(Desk.Catalog, Cancellation);

        var publishing = Task.Run(() => desk.PublishAsync(changeset), Cancellation);
        await desk.ReturnAsync(changeset);
        turn.Dispose();

        Assert.Equal(ErrorReason.ChangesetState, (await Desk.RefusedAsync(() => publishing)).Reason);
        Assert.Equal(1, desk.Head);
    }

    [Fact]
    public async Task Publish_Correction_SaysWhatItCorrects()
    {
        using var desk = await Desk.OpenAsync(database);
        await desk.PublishAsync(await desk.ApprovedAsync(Desk.Creating("10001")));
        var correction = await desk.ApprovedAsync(Desk.Content(new CorrectRemove("10001")));

        await desk.PublishAsync(correction);

        await using var db = desk.Server.Context();
        var version = await db.Set<VersionRow>().SingleAsync(row => row.Version == 3, Cancellation);
        Assert.Equal(correction.Id, version.Changeset);
        Assert.Equal("2", version.Corrects);
    }
}
