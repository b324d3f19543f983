using MasterData.Changesets;
using MasterData.Core.Changesets;
using MasterData.Errors;

namespace MasterData.UnitTests.Changesets;

public sealed class ChangesetTests
{
    [Fact]
    public void Approve_ByItsAuthor_IsRefused()
    {
        var changeset = Sample.In(ChangesetState.InReview);

        var refusal = Assert.Throws<MasterDataException>(() => changeset.Approve(Sample.An, "", Sample.Now));

        Assert.Equal(ErrorReason.SelfApproval, refusal.Reason);
        Assert.Equal(ChangesetState.InReview, changeset.State);
    }

    [Fact]
    public void Approve_ByItsLastEditor_IsRefused()
    {
        var changeset = Sample.DraftBy(Sample.An);
        changeset.Edit(Sample.Content("Sửa"), Sample.Binh, Sample.Now);
        changeset.Submit(Sample.Now);

        var refusal = Assert.Throws<MasterDataException>(() => changeset.Approve(Sample.Binh, "", Sample.Now));

        Assert.Equal(ErrorReason.SelfApproval, refusal.Reason);
    }

    [Fact]
    public void Approve_ByAnEarlierEditor_IsRefused()
    {
        var changeset = Sample.DraftBy(Sample.An);
        changeset.Edit(Sample.Content("Sửa"), Sample.Binh, Sample.Now);
        changeset.Edit(Sample.Content("Sửa nữa"), Sample.Chi, Sample.Now);
        changeset.Submit(Sample.Now);

        var refusal = Assert.Throws<MasterDataException>(() => changeset.Approve(Sample.Binh, "Được", Sample.Now));

        Assert.Equal(ErrorReason.SelfApproval, refusal.Reason);
    }

    [Fact]
    public void Return_OfAnApproved_VoidsTheApproval()
    {
        var changeset = Sample.In(ChangesetState.Approved);

        changeset.Return("Thiếu căn cứ", Sample.Now);

        Assert.Empty(changeset.Approvals);
        Assert.Empty(changeset.ValidApprovers);
    }

    [Fact]
    public void Publish_OfContentThatIsNotTheApproved_IsRefused()
    {
        var changeset = Sample.In(ChangesetState.Approved);
        changeset.Body!.Json = ChangesetJson.Write(Sample.Content("Tráo nội dung"));

        var refusal = Assert.Throws<MasterDataException>(() => changeset.Publish(2, Sample.Now));

        Assert.Equal(ErrorReason.ChangesetState, refusal.Reason);
        Assert.Equal(ChangesetState.Approved, changeset.State);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void ContentHash_AnyPartEdited_IsAnother(ChangesetContent edited)
    {
        var changeset = Sample.DraftBy(Sample.An);
        var before = changeset.ContentHash;

        changeset.Edit(edited, Sample.An, Sample.Now);

        Assert.NotEqual(before, changeset.ContentHash);
    }

    [Fact]
    public void ContentHash_SameContentInAnotherCatalog_IsAnother() => Assert.NotEqual(
        Changeset.Draft("agencies", Sample.Content(), Sample.An, Sample.Now).ContentHash,
        Sample.DraftBy(Sample.An).ContentHash);

    [Fact]
    public void Etag_EachStep_IsAnother()
    {
        var changeset = Sample.DraftBy(Sample.An);
        var etags = new HashSet<string> { changeset.Etag };

        foreach (var step in (ChangesetStep[])
            [ChangesetStep.Edit, ChangesetStep.Submit, ChangesetStep.Approve, ChangesetStep.Publish])
        {
            Sample.Take(changeset, step);
            Assert.True(etags.Add(changeset.Etag));
        }
    }

    [Fact]
    public void DemandEtag_AnOlderOne_IsRefusedByName()
    {
        var changeset = Sample.DraftBy(Sample.An);
        var old = changeset.Etag;
        changeset.Submit(Sample.Now);

        var refusal = Assert.Throws<MasterDataException>(() => changeset.DemandEtag(old));

        Assert.Equal(ErrorReason.EtagMismatch, refusal.Reason);
        Assert.Equal(changeset.Name, refusal.Metadata["name"]);
    }

    [Fact]
    public void Withdraw_BySomebodyElse_IsRefused()
    {
        var refusal = Assert.Throws<MasterDataException>(
            () => Sample.In(ChangesetState.InReview).Withdraw(Sample.Binh, Sample.Now));

        Assert.Equal(ErrorReason.PermissionDenied, refusal.Reason);
    }

    public static TheoryData<ChangesetContent> Edits() =>
    [
        Sample.Content("Khác"),
        Sample.Content() with { Date = new(2026, 8, 2) },
        Sample.Content() with { Acts = [] },
        Sample.Content() with { NewActs = [new() { Id = "12/2026/NQ" }] },
        Sample.Content() with { Operations = [new Abolish("00001", "Lý do khác")] },
        Sample.Content() with { Operations = [new Abolish("00001", "Không còn dùng") { Acts = [] }] },
        Sample.Content() with { AllowMassEnd = true },
        Sample.Content() with { BaseVersion = 2 },
    ];
}
