using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MasterData.Testing;

/// <summary>Compiles assemblies to machine code with the SDK's own compiler (crossgen2), each content once.</summary>
/// <param name="cache">Where what is compiled is kept, named by what it was compiled from.</param>
/// <remarks>
/// The runtime takes such code only where it suits what is loaded; else it compiles as it always does.
/// </remarks>
internal sealed class Precompiler(DirectoryInfo cache)
{
    // Garnet brings them for storage and signing in at Azure. No test loads them, and they are a third of all there is.
    private static readonly string[] NeverLoaded = ["Azure.", "Microsoft.Identity", "System.IdentityModel"];

    private static readonly string Compiler = typeof(Precompiler).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key is "Crossgen2").Value!;

    /// <summary>Whether there is anything to compile in a file.</summary>
    public static bool Takes(FileInfo file)
    {
        if (file.Extension is not ".dll"
            || NeverLoaded.Any(start => file.Name.StartsWith(start, StringComparison.Ordinal)))
        {
            return false;
        }

        using var reader = new PEReader(file.OpenRead());
        return reader.HasMetadata && reader.PEHeaders.CorHeader is { ManagedNativeHeaderDirectory.Size: 0 };
    }

    /// <summary>Where the compiled form of a file is kept; it may not be there yet.</summary>
    public FileInfo PlaceOf(FileInfo file)
    {
        using var content = file.OpenRead();
        return new FileInfo(Path.Combine(cache.FullName, $"{Convert.ToHexStringLower(SHA256.HashData(content))}.dll"));
    }

    /// <summary>Compiles a file, which stands among all it refers to, unless that was done before.</summary>
    /// <exception cref="InvalidOperationException">The compiler does not take it; the message is the
    /// compiler's.</exception>
    public static async Task CompileAsync(FileInfo file, FileInfo place, CancellationToken cancellationToken)
    {
        if (place.Exists)
        {
            return;
        }

        var unfinished = $"{place.FullName}.{Environment.ProcessId}";
        var result = await RunningProgram.RunAsync(
            [
                Compiler, file.FullName, "-o", unfinished, "-O", "--parallelism", "1",
                "--targetos", OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "osx" : "linux",
                .. RuntimeInformation.ProcessArchitecture is Architecture.Arm64
                    ? (string[])["--targetarch", "arm64"]
                    // What processors have had since 2015: a method whose vectors could be longer would be left out.
                    : ["--targetarch", "x64", "--instruction-set", "x86-64-v3"],
                .. References(file).SelectMany(pattern => (string[])["-r", pattern]),
            ],
            cancellationToken: cancellationToken);
        if (result.ExitCode is not 0)
        {
            throw new InvalidOperationException(
                $"{file.FullName} could not be compiled: {result.Output}{result.Error}");
        }

        File.Move(unfinished, place.FullName, overwrite: true);
    }

    private static IEnumerable<string> References(FileInfo file) =>
        ((string[])[file.DirectoryName!, Folder<object>(), Folder<Microsoft.AspNetCore.Http.HttpContext>()])
        .Select(folder => Path.Combine(folder, "*.dll"));

    private static string Folder<T>() => Path.GetDirectoryName(typeof(T).Assembly.Location)!;
}
