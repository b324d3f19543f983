using MasterData.Versions;

namespace MasterData.UnitTests.Versions;

public sealed class PositionTests
{
    private const string Earlier = "0197f2a0-0000-7000-8000-000000000000";
    private const string Later = "0197f2a0-0000-7000-8000-00000000000a";

    [Theory]
    [InlineData(Earlier, 2, Earlier, 1)]
    [InlineData(Later, 1, Earlier, 9)]
    [InlineData(Earlier, 1, "", 9)]
    public void Position_OfALaterEpochOrVersion_IsLater(
        string epoch, long version, string otherEpoch, long otherVersion)
    {
        var (later, earlier) = (new Position(epoch, version), new Position(otherEpoch, otherVersion));

        Assert.True(later > earlier && later >= earlier && earlier < later && earlier <= later);
        Assert.False(later < earlier || later <= earlier || earlier > later || earlier >= later);
        Assert.NotEqual(later, earlier);
        Assert.True(later.CompareTo(earlier) > 0 && earlier.CompareTo(later) < 0);
    }

    [Fact]
    public void Position_OfTheSameEpochAndVersion_IsNeitherEarlierNorLater()
    {
        var (one, other) = (new Position(Earlier, 3), new Position(Earlier, 3));

        Assert.True(one >= other && one <= other && one == other);
        Assert.False(one > other || one < other || one.IsOfLaterEpochThan(other));
        Assert.True(one.IsOfSameEpochAs(other));
    }

    [Fact]
    public void Position_OfALaterEpoch_IsOfALaterEpochWhateverTheVersions()
    {
        Assert.True(new Position(Later, 1).IsOfLaterEpochThan(new(Earlier, 9)));
        Assert.False(new Position(Earlier, 9).IsOfLaterEpochThan(new(Later, 1)));
        Assert.False(new Position(Earlier, 9).IsOfSameEpochAs(new(Later, 9)));
    }

    [Fact]
    public void None_ComesBeforeEveryVersion() => Assert.True(Position.None < new Position(Earlier, 1));
}
