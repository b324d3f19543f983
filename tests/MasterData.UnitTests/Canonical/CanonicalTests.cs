using MasterData.Canonical;
using MasterData.Items;

namespace MasterData.UnitTests.Canonical;

public sealed class CanonicalTests
{
    public static TheoryData<string, string> Vectors { get; } = new()
    {
        { SampleCatalog.Province.Key, GoldenVectors.Province },
        { SampleCatalog.Commune.Key, GoldenVectors.Commune },
        { SampleCatalog.District.Key, GoldenVectors.District },
        { SampleCatalog.Act.Key, GoldenVectors.Act },
        { SampleCatalog.Content.Key, GoldenVectors.Catalog },
    };

    [Theory, MemberData(nameof(Vectors))]
    public void Write_OfTheSample_GivesTheGoldenBytes(string key, string golden)
    {
        var document = SampleCatalog.Documents.Single(document => document.Key == key);

        Assert.Equal(golden, Convert.ToHexStringLower(CanonicalForm.Write(SampleCatalog.Id, document)));
    }

    [Theory, MemberData(nameof(Vectors))]
    public void Read_OfTheGoldenBytes_GivesThemBack(string key, string golden)
    {
        var document = CanonicalForm.Read(SampleCatalog.Id, key, Convert.FromHexString(golden));

        Assert.Equal(golden, Convert.ToHexStringLower(CanonicalForm.Write(SampleCatalog.Id, document)));
        Assert.Equal(key, document.Key);
    }

    [Theory, MemberData(nameof(Vectors))]
    public void Read_OfCutOrLongerBytes_IsRefused(string key, string golden)
    {
        var bytes = Convert.FromHexString(golden);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(
                () => CanonicalForm.Read(SampleCatalog.Id, key, bytes.AsSpan(0, length)));
        }

        Assert.Throws<InvalidDataException>(() => CanonicalForm.Read(SampleCatalog.Id, key, [.. bytes, 0]));
    }

    [Theory, MemberData(nameof(Vectors))]
    public void Read_OfChangedBytes_IsRefusedOrExact(string key, string golden)
    {
        var bytes = Convert.FromHexString(golden);

        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 0x81;
            try
            {
                var read = CanonicalForm.Read(SampleCatalog.Id, key, changed);
                Assert.Equal(changed, CanonicalForm.Write(SampleCatalog.Id, read));
            }
            catch (InvalidDataException)
            {
                // As it should be.
            }
        }
    }

    [Fact]
    public void Read_UnderAnotherKeyOrCatalog_IsRefused()
    {
        var bytes = Convert.FromHexString(GoldenVectors.Province);

        Assert.Throws<InvalidDataException>(() => CanonicalForm.Read(SampleCatalog.Id, "item/50", bytes));
        Assert.Throws<InvalidDataException>(() => CanonicalForm.Read(SampleCatalog.Id, "act/49", bytes));
        Assert.Throws<InvalidDataException>(() => CanonicalForm.Read(SampleCatalog.Id, "49", bytes));
        Assert.Throws<InvalidDataException>(() => CanonicalForm.Read("other", "item/49", bytes));
    }

    [Fact]
    public void Write_OfListsOutOfOrder_PutsThemInOrder()
    {
        var commune = SampleCatalog.Commune;
        var shuffled = commune with
        {
            Aliases = [.. commune.Aliases.Reverse()],
            Slices = [.. commune.Slices.Reverse().Select(
                slice => slice with { Attributes = [.. slice.Attributes.Reverse()] })],
            Legs = [.. commune.Legs.Reverse()],
        };

        Assert.Equal(GoldenVectors.Commune, Convert.ToHexStringLower(CanonicalForm.Write(SampleCatalog.Id, shuffled)));
    }

    [Fact]
    public void Write_OfStatedFields_LeavesThemOut()
    {
        var stated = SampleCatalog.Province with
        {
            Slices = [SampleCatalog.Province.Slices[0] with { Stated = [FieldIds.Name] }],
        };

        Assert.Equal(GoldenVectors.Province, Convert.ToHexStringLower(CanonicalForm.Write(SampleCatalog.Id, stated)));
    }

    [Fact]
    public void Write_OfHalfASurrogatePair_IsRefused()
    {
        var broken = SampleCatalog.Act with { Title = "\uD835" };

        Assert.ThrowsAny<ArgumentException>(() => CanonicalForm.Write(SampleCatalog.Id, broken));
    }
}
