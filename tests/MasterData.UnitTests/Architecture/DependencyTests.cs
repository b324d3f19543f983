using System.Reflection;
using System.Xml.Linq;
using MasterData.Testing;

namespace MasterData.UnitTests.Architecture;

/// <summary>Who may know whom, judged by the project files and by what was compiled.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["MasterData.Contracts"] = [],
        ["MasterData.Model"] = [],
        ["MasterData.Rules"] = ["MasterData.Model"],
        ["MasterData.Wire"] = ["MasterData.Contracts", "MasterData.Model"],
        ["MasterData.Core"] = ["MasterData.Model"],
        ["MasterData.Client"] = ["MasterData.Contracts", "MasterData.Model", "MasterData.Wire"],
        ["MasterData.Client.Testing"] =
            ["MasterData.Client", "MasterData.Contracts", "MasterData.Model", "MasterData.Wire"],
        ["MasterData.Server"] = ["MasterData.Contracts", "MasterData.Core", "MasterData.Model", "MasterData.Wire"],
        ["MasterData.Cli"] = ["MasterData.Client", "MasterData.Contracts", "MasterData.Model", "MasterData.Wire"],
        ["MasterData.Mirror"] = ["MasterData.Client", "MasterData.Model"],
    };

    // The programs are named as they are called, not as their projects.
    private static readonly Dictionary<string, string> AssemblyNames = new()
    {
        ["MasterData.Server"] = "masterdata-server",
        ["MasterData.Cli"] = "masterdata",
        ["MasterData.Mirror"] = "masterdata-mirror",
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Fact]
    public void EveryProject_OfTheSource_IsListedHere() =>
        Assert.Equal(Allowed.Keys.Order(), SourceProjects().Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OfTheSource_RefersOnlyToWhatItMay(string project) =>
        Assert.Empty(References(project, "ProjectReference")
            .Select(Path.GetFileNameWithoutExtension)
            .Except(Allowed[project]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_OfTheSource_UsesOnlyWhatItMay(string project) =>
        Assert.Empty(UsedAssemblies(project).Where(IsOurs).Except(Allowed[project]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OfTheSource_CompilesNoSourceOfAnother(string project) =>
        Assert.DoesNotContain(References(project, "Compile"), file => file.Contains("..", StringComparison.Ordinal));

    [Fact]
    public void Model_Project_HasNoPackages() => Assert.Empty(References("MasterData.Model", "PackageReference"));

    [Fact]
    public void Model_Assembly_UsesOnlyTheRuntime() => Assert.DoesNotContain(
        UsedAssemblies("MasterData.Model"), name => !name.StartsWith("System", StringComparison.Ordinal));

    [Theory]
    [InlineData("MasterData.Core", "Grpc")]
    [InlineData("MasterData.Core", "Google")]
    [InlineData("MasterData.Core", "Microsoft.AspNetCore")]
    [InlineData("MasterData.Client", "Microsoft.EntityFrameworkCore")]
    [InlineData("MasterData.Client", "Microsoft.AspNetCore")]
    [InlineData("MasterData.Client.Testing", "Microsoft.EntityFrameworkCore")]
    [InlineData("MasterData.Client.Testing", "Microsoft.AspNetCore")]
    [InlineData("MasterData.Cli", "Microsoft.EntityFrameworkCore")]
    [InlineData("MasterData.Cli", "Microsoft.AspNetCore")]
    public void Assembly_OfOneLayer_DoesNotUseWhatBelongsToAnother(string project, string forbidden) =>
        Assert.DoesNotContain(UsedAssemblies(project), name => name.StartsWith(forbidden, StringComparison.Ordinal));

    [Fact]
    public void Rules_Assembly_ExportsNothing() => Assert.Empty(Load("MasterData.Rules").ExportedTypes);

    [Fact]
    public void Rules_Assembly_UsesOnlyTheRuntimeAndTheModel() => Assert.DoesNotContain(
        UsedAssemblies("MasterData.Rules"),
        name => !name.StartsWith("System", StringComparison.Ordinal) && name is not "MasterData.Model");

    [Fact]
    public void Contracts_Project_HasNoCodeByHand() => Assert.Empty(
        Directory.EnumerateFiles(Folder("MasterData.Contracts"), "*.cs", SearchOption.AllDirectories));

    [Fact]
    public void Wire_Assembly_ExportsNothing() => Assert.Empty(Load("MasterData.Wire").ExportedTypes);

    [Fact]
    public void Server_Assembly_ExportsNothingButProgram() =>
        Assert.DoesNotContain(Load("MasterData.Server").ExportedTypes, type => type.Name is not "Program");

    private static IEnumerable<string> SourceProjects() => Directory
        .EnumerateFiles(Path.Combine(BuiltProgram.Repository.FullName, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetFileNameWithoutExtension(file));

    private static IEnumerable<string> References(string project, string kind) => XDocument
        .Load(Path.Combine(Folder(project), project + ".csproj"))
        .Descendants(kind)
        .Select(reference => reference.Attribute("Include")!.Value);

    private static IEnumerable<string> UsedAssemblies(string project) =>
        Load(project).GetReferencedAssemblies().Select(assembly => assembly.Name!);

    private static bool IsOurs(string assembly) =>
        assembly.StartsWith("MasterData", StringComparison.Ordinal) || AssemblyNames.ContainsValue(assembly);

    private static Assembly Load(string project) => Assembly.Load(AssemblyNames.GetValueOrDefault(project, project));

    private static string Folder(string project) =>
        Path.Combine(BuiltProgram.Repository.FullName, "src", project);
}
