using MasterData.Changesets;
using MasterData.Core.Changesets;
using MasterData.Errors;

namespace MasterData.UnitTests.Changesets;

public sealed class ChangesetTextTests
{
    public static TheoryData<string, ViolationReason> BadComments => new()
    {
        { "", ViolationReason.FieldRequired },
        { "  ", ViolationReason.FieldRequired },
        { new string('x', 501), ViolationReason.TooLong },
        { new string('x', 900 * 1024), ViolationReason.TooLong },
        { "hai\ndòng", ViolationReason.ForbiddenCharacter },
        { " đầu", ViolationReason.ForbiddenCharacter },
        { "ẩn\u200bđi", ViolationReason.ForbiddenCharacter },
        { "đảo\u202echiều", ViolationReason.ForbiddenCharacter },
        { "dòng\u2028mới", ViolationReason.ForbiddenCharacter },
        { "nửa\ud800", ViolationReason.ForbiddenCharacter },
    };

    [Theory]
    [MemberData(nameof(BadComments))]
    public void Check_BadComment_NamesTheFieldAndWhatToDo(string comment, ViolationReason reason)
    {
        var refusal = Assert.Throws<MasterDataException>(() => ChangesetText.Check(Sample.Content(comment)));

        Assert.Equal(ErrorReason.InvalidFields, refusal.Reason);
        var violation = Assert.Single(refusal.Violations);
        Assert.Equal("changeset.comment", violation.Field);
        Assert.Equal(reason, violation.Reason);
        Assert.NotEmpty(violation.Remedy.Vi);
    }

    [Fact]
    public void Check_DecomposedComment_IsComposed() =>
        Assert.Equal("Xã", ChangesetText.Check(Sample.Content("Xa\u0303")).Comment);

    [Fact]
    public void Check_TooManyOperationsAndNoComment_NamesBoth()
    {
        var content = Sample.Content("") with
        {
            Operations = [.. Enumerable.Repeat<Operation>(new Abolish("1", "x"), 20_001)],
            BaseVersion = -1,
        };

        var refusal = Assert.Throws<MasterDataException>(() => ChangesetText.Check(content));

        Assert.Equal(
            ["changeset.comment", "changeset.operations", "changeset.base_version"],
            refusal.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void Review_NotRequiredAndEmpty_IsAccepted() => Assert.Empty(ChangesetText.Review("", required: false));

    [Fact]
    public void Review_RequiredAndEmpty_IsRefused()
    {
        var refusal = Assert.Throws<MasterDataException>(() => ChangesetText.Review("", required: true));

        Assert.Equal("comment", Assert.Single(refusal.Violations).Field);
    }
}
