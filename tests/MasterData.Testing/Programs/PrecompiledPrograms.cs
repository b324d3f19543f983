using System.Security.Cryptography;
using System.Text;

namespace MasterData.Testing;

/// <summary>The built programs once more, compiled to machine code before the first test starts one of them.</summary>
/// <remarks>
/// A program that has just started spends most of its processor time on compiling itself, and these tests start
/// hundreds. A copy is of one build: <see cref="Find"/> does not see it any more once the program was built anew.
/// docs/decisions/0014.
/// </remarks>
public sealed class PrecompiledPrograms : IAsyncLifetime
{
    private static readonly DirectoryInfo Root =
        new(Path.Combine(BuiltProgram.Repository.FullName, "artifacts", "precompiled"));

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (BuiltProgram.Started.All(IsMade))
        {
            return;
        }

        // One test run makes them, another that was started beside it waits and finds them.
        Root.Create();
        await using var turn = await Eventually.HoldsAsync(
            _ =>
                Task.FromResult(new FileStream(
                    Path.Combine(Root.FullName, "lock"), FileMode.Create, FileAccess.Write, FileShare.None)),
            _ => true,
            Longest);
        await MakeAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>
    /// The folder of the compiled copy of what is in <paramref name="built"/> now; null if there is none.
    /// </summary>
    public static DirectoryInfo? Find(DirectoryInfo built) => CopyOf(built) is { Exists: true } copy ? copy : null;

    private static bool IsMade(DirectoryInfo built) => Find(built) is not null;

    private static async Task MakeAsync(CancellationToken cancellationToken)
    {
        var cache = Root.CreateSubdirectory("assemblies");
        var compiler = new Precompiler(cache);
        var files = BuiltProgram.Started.SelectMany(folder => folder.EnumerateFiles()).Where(Precompiler.Takes)
            .Select(file => (File: file, Place: compiler.PlaceOf(file))).ToList();
        // The largest first: begun last, it would run alone.
        await Parallel.ForEachAsync(
            files.DistinctBy(one => one.Place.FullName).OrderByDescending(one => one.File.Length),
            cancellationToken,
            async (one, token) => await Precompiler.CompileAsync(one.File, one.Place, token));
        var places = files.ToDictionary(one => one.File.FullName, one => one.Place.FullName);
        foreach (var folder in BuiltProgram.Started.Where(folder => !IsMade(folder)))
        {
            Copy(folder, places);
        }

        foreach (var unused in cache.EnumerateFiles().ExceptBy(places.Values, file => file.FullName))
        {
            unused.Delete();
        }
    }

    private static void Copy(DirectoryInfo built, Dictionary<string, string> places)
    {
        var copy = CopyOf(built);
        if (copy.Parent!.Exists)
        {
            copy.Parent.Delete(recursive: true);
        }

        var unfinished = new DirectoryInfo($"{copy.FullName}.unfinished");
        foreach (var file in built.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(unfinished.FullName, Path.GetRelativePath(built.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(places.GetValueOrDefault(file.FullName, file.FullName), target);
        }

        unfinished.MoveTo(copy.FullName);
    }

    private static DirectoryInfo CopyOf(DirectoryInfo built)
    {
        var state = new StringBuilder();
        foreach (var file in built.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(
            file => file.FullName, StringComparer.Ordinal))
        {
            state.Append(file.FullName).Append(' ').Append(file.Length).Append(' ').Append(
                file.LastWriteTimeUtc.Ticks).Append('\n');
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())))[..16];
        return new DirectoryInfo(Path.Combine(Root.FullName, built.Parent!.Name, built.Name, name));
    }
}
