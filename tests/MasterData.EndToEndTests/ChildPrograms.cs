using System.Runtime.CompilerServices;
using MasterData.Testing;

[assembly: AssemblyFixture(typeof(PrecompiledPrograms))]

namespace MasterData.EndToEndTests;

/// <summary>What all programs that these tests start inherit.</summary>
internal static class ChildPrograms
{
    // Hundreds of short programs compile themselves anew: without this protection of compiled code that takes a sixth
    // less. And compiling better what was called thirty times does not pay within their lives: 0x400 calls
    // (docs/decisions/0014).
    [ModuleInitializer]
    internal static void Prepare()
    {
        Environment.SetEnvironmentVariable("DOTNET_EnableWriteXorExecute", "0");
        Environment.SetEnvironmentVariable("DOTNET_TC_CallCountThreshold", "400");
        // 64 MiB are allocated before the first collection: most of these programs end before they need one.
        Environment.SetEnvironmentVariable("DOTNET_GCgen0size", "4000000");
    }
}
