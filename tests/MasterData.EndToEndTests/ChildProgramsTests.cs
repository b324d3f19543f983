using System.Reflection.PortableExecutable;
using MasterData.Testing;

namespace MasterData.EndToEndTests;

public sealed class ChildProgramsTests
{
    public static TheoryData<string> Programs => [BuiltProgram.Server, BuiltProgram.Cli, BuiltProgram.Mirror];

    [Theory]
    [MemberData(nameof(Programs), DisableDiscoveryEnumeration = true)]
    public void Program_ThatTestsStart_IsMachineCodeOfWhatWasBuilt(string path)
    {
        using var started = new PEReader(File.OpenRead(path));
        Assert.NotEqual(0, started.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);

        var copy = new FileInfo(path).Directory!;
        var built = Path.Combine(
            BuiltProgram.Repository.FullName, "artifacts", "bin", copy.Parent!.Parent!.Name, copy.Parent.Name, Path
                .GetFileName(path));
        using var original = new PEReader(File.OpenRead(built));
        Assert.Equal(Id(original), Id(started));
    }

    // The compiler gives every build an identity of its own (the module's version id).
    private static Guid Id(PEReader assembly)
    {
        var reader = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(assembly);
        return reader.GetGuid(reader.GetModuleDefinition().Mvid);
    }
}
