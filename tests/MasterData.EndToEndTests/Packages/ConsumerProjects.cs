using System.Xml.Linq;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Packages;

/// <summary>Projects as users of the packages have them, outside the repository.</summary>
internal static class ConsumerProjects
{
    /// <summary>What the READMEs' tests need besides: the versions are those of this repository.</summary>
    private static readonly string[] TestPackages =
        ["Microsoft.Extensions.TimeProvider.Testing", "xunit.v3.assert", "xunit.v3.extensibility.core"];

    /// <summary>The project of a console program that uses the SDK only.</summary>
    public static XElement Console(string version) => Project([Package("MasterData.Client", version)]);

    /// <summary>The project of the other snippets.</summary>
    public static XElement Snippets(string version) => Project(
    [
        new XElement("FrameworkReference", new XAttribute("Include", "Microsoft.AspNetCore.App")),
        Package("MasterData.Client.Testing", version),
        .. TestPackages.Select(name => Package(name, VersionOf(name))),
    ]);

    /// <summary>
    /// Where packages come from: <paramref name="packed"/> besides what the machine has. They go into a folder of their
    /// own, so that no later build takes them for released ones; others are taken from <paramref name="cache"/> without
    /// asking anybody.
    /// </summary>
    public static XElement NuGetConfig(string packed, string own, string cache) => new(
        "configuration",
        new XElement("config", Add("globalPackagesFolder", own)),
        new XElement("fallbackPackageFolders", Add("cache", cache)),
        new XElement("packageSources", Add("packed", packed)));

    /// <summary>Builds the packages out of what this solution has built.</summary>
    public static XElement Packing(IEnumerable<string> projects, string configuration, string packed) => new(
        "Project",
        new XElement(
            "Target",
            new XAttribute("Name", "PackAll"),
            new XElement(
                "MSBuild",
                new XAttribute("Projects", string.Join(';', projects)),
                new XAttribute("Targets", "Pack"),
                new XAttribute(
                    "Properties", $"NoBuild=true;Configuration={configuration};PackageOutputPath={packed}"))));

    private static XElement Project(IEnumerable<XElement> items) => new(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("OutputType", "Exe"),
            new XElement("TargetFramework", "net10.0"),
            new XElement("ImplicitUsings", "enable"),
            new XElement("Nullable", "enable"),
            new XElement("UseAppHost", "false"),
            new XElement("NuGetAudit", "false"),
            new XElement("TreatWarningsAsErrors", "true"),
            new XElement("NoWarn", "NU1507")),
        new XElement("ItemGroup", items));

    private static XElement Package(string name, string version) => new(
        "PackageReference", new XAttribute("Include", name), new XAttribute("Version", version));

    private static XElement Add(string key, string value) =>
        new("add", new XAttribute("key", key), new XAttribute("value", value));

    private static string VersionOf(string package) => XDocument
        .Load(Path.Combine(BuiltProgram.Repository.FullName, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(one => one.Attribute("Include")!.Value == package)
        .Attribute("Version")!.Value;
}
