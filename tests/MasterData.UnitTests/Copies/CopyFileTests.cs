using CsCheck;
using MasterData.Client.Copies.Files;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;

namespace MasterData.UnitTests.Copies;

/// <summary>A copy's file with anything in it.</summary>
public sealed class CopyFileTests : IDisposable
{
    private const string Authority = "0123456789abcdef0123456789abcdef";

    private readonly string _path = Path.GetTempFileName();

    private static CatalogState State { get; } = CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch)
        .Next([.. SampleCatalog.Documents], [], DateTimeOffset.UnixEpoch);

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_OfAWholeFile_IsTheState()
    {
        CopyFile.Write(_path, State, Authority);

        Assert.Equal(State.Head, CopyFile.Read(_path, SampleCatalog.Id)?.State.Head);
    }

    [Fact]
    public void Read_OfALengthThatNoFileHas_AllocatesNothingAndIsRefused()
    {
        CopyFile.Write(_path, State, Authority);
        var bytes = File.ReadAllBytes(_path);
        for (var position = 0; position + 5 <= bytes.Length; position++)
        {
            // 2,147,483,647 in the form of BinaryWriter, wherever a length may stand.
            byte[] damaged = [.. bytes[..position], 0xff, 0xff, 0xff, 0xff, 0x07, .. bytes[(position + 5)..]];
            File.WriteAllBytes(_path, damaged);
            var before = GC.GetAllocatedBytesForCurrentThread();

            var fault = Record.Exception(() => CopyFile.Read(_path, SampleCatalog.Id));

            Assert.True(fault is null or InvalidDataException, $"At {position}: {fault}");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        }
    }

    [Fact]
    public void Read_OfAnyDamage_IsTheStateOrRefused()
    {
        CopyFile.Write(_path, State, Authority);
        var bytes = File.ReadAllBytes(_path);
        Gen.Int[0, bytes.Length - 1].Array[1, 8].Select(Gen.Byte.Array[8]).Sample(
            (positions, values) =>
            {
                var damaged = bytes.ToArray();
                for (var i = 0; i < positions.Length; i++)
                {
                    damaged[positions[i]] = values[i];
                }

                File.WriteAllBytes(_path, damaged);
                var fault = Record.Exception(() => CopyFile.Read(_path, SampleCatalog.Id));
                Assert.True(fault is null or InvalidDataException, $"{fault}");
            },
            iter: 2_000,
            threads: 1);
    }
}
