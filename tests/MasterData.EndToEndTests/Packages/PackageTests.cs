using System.IO.Compression;
using System.Xml.Linq;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Packages;

/// <summary>What the packages promise to those who install them.</summary>
public sealed class PackageTests(PackedSdk sdk) : IClassFixture<PackedSdk>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Program_OfTheReadme_HasALiveCopyOfAdminUnits()
    {
        var demo = sdk.Server.ReadDemo();
        await using var program = RunningProgram.Start(
            [InstalledProgram.Require("dotnet"), sdk.ConsoleProgram, demo.Keys["consumer"]],
            folder: sdk.ConsoleFolder,
            leavesInputOpen: true);
        await SeesAsync(program, "Xã Nông Sơn");

        using var publisher = new SteadyPublisher(sdk.Server.GrpcAddress, demo, "admin-units", "20656");
        await publisher.PublishOneAsync(Cancellation);

        await SeesAsync(program, $"version {publisher.Acknowledged[0].Version}: 1 documents");
    }

    [Fact]
    public void Program_OfTheReadme_HasTenLines() =>
        Assert.InRange(Assert.Single(Snippets.ProgramsOf("MasterData.Client")).Trim().Split('\n').Length, 1, 10);

    [Fact]
    public async Task Snippets_OfTheReadmes_CompileAndRun()
    {
        var blocks = PackedSdk.Projects.SelectMany(Snippets.FilesOf).Count(file => file.Contains(": Surroundings", StringComparison.Ordinal));

        var result = await RunningProgram.RunAsync(
            [InstalledProgram.Require("dotnet"), sdk.SnippetsProgram], cancellationToken: Cancellation);

        Assert.True(result.ExitCode is 0, result.Output + result.Error);
        Assert.True(blocks > 8, $"Only {blocks} blocks were found.");
        Assert.EndsWith($"ran {blocks} blocks and 1 test\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_Installed_AreThoseThatWereBuilt() => Assert.All(PackedSdk.Projects, project => Assert.Equal(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, $"{project}.dll")),
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(sdk.SnippetsProgram)!, $"{project}.dll"))));

    [Theory]
    [InlineData("MasterData.Model")]
    [InlineData("MasterData.Contracts")]
    [InlineData("MasterData.Wire", "MasterData.Contracts", "MasterData.Model")]
    [InlineData("MasterData.Client", "MasterData.Contracts", "MasterData.Model", "MasterData.Wire")]
    [InlineData(
        "MasterData.Client.Testing",
        "MasterData.Client", "MasterData.Contracts", "MasterData.Model", "MasterData.Wire")]
    public void Package_SaysWhatItIsAndOnWhatItDepends(string project, params string[] needs)
    {
        using var package = Open(project);
        var metadata = MetadataOf(package, project);
        string Said(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal(project, Said("id"));
        Assert.All(["description", "tags", "authors"], name => Assert.NotEmpty(Said(name)));
        Assert.NotNull(package.GetEntry(Said("readme")));
        Assert.NotNull(package.GetEntry($"lib/net10.0/{project}.xml"));
        Assert.Equal(needs, DependenciesOf(metadata).Keys
            .Where(id => id.StartsWith("MasterData.", StringComparison.Ordinal))
            .Order());
    }

    [Theory]
    [InlineData("MasterData.Client")]
    [InlineData("MasterData.Client.Testing")]
    public void Package_ThatSeesTheInternalsOfWire_TakesItInExactlyItsOwnVersion(string project)
    {
        using var package = Open(project);
        var metadata = MetadataOf(package, project);
        var version = metadata.Elements().Single(element => element.Name.LocalName is "version").Value;

        Assert.Equal($"[{version}]", DependenciesOf(metadata)["MasterData.Wire"]);
    }

    private ZipArchive Open(string project) =>
        ZipFile.OpenRead(Assert.Single(Directory.GetFiles(sdk.Packed, $"{project}.0.*.nupkg")));

    private static XElement MetadataOf(ZipArchive package, string project)
    {
        using var stream = package.GetEntry($"{project}.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static Dictionary<string, string> DependenciesOf(XElement metadata) => metadata.Descendants()
        .Where(element => element.Name.LocalName is "dependency")
        .ToDictionary(element => element.Attribute("id")!.Value, element => element.Attribute("version")!.Value);

    private static async Task SeesAsync(RunningProgram program, string line) => await Eventually.HoldsAsync(
        () => program.OutputLines.Concat(program.ErrorLines).ToList(),
        lines => lines.Contains(line) || (program.HasExited ? throw new InvalidOperationException(string.Join('\n', lines)) : false),
        Patience,
        Cancellation);
}
