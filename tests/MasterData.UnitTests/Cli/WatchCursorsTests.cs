using MasterData.Cli.Watch;
using MasterData.Client.Watch;
using MasterData.UnitTests.Watch;

namespace MasterData.UnitTests.Cli;

public sealed class WatchCursorsTests
{
    private readonly WatchCursors _cursors =
        new([new V1.Cursor { Catalog = WatchMessages.Catalog, Epoch = "e", Version = 3 }]);

    [Fact]
    public void RefuseGap_OfADeltaThatDoesNotFollow_Throws()
    {
        _cursors.RefuseGap(Delta(from: 3));
        Assert.Throws<FormatException>(() => _cursors.RefuseGap(Delta(from: 4)));
    }

    [Fact]
    public void RefuseGap_OfASnapshot_LetsItPass()
    {
        var assembler = new WatchAssembler();
        assembler.Add(WatchMessages.Begin(9));

        _cursors.RefuseGap(assembler.Add(WatchMessages.End(9))!);
    }

    [Fact]
    public void Cursors_BeforeAndAfterAStepIsPrinted_AreWhereANewStreamGoesOn()
    {
        var step = Delta(from: 3);

        Assert.Equal(3, Assert.Single(_cursors.All).Version);
        _cursors.Advance(step);
        Assert.Equal(5, Assert.Single(_cursors.All).Version);
    }

    private static WatchStep Delta(long from) =>
        new WatchAssembler().Add(WatchMessages.Part(from, to: 5, part: 0, last: true, "01"))!;
}
