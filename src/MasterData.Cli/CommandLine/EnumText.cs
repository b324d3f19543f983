using System.Reflection;
using Google.Protobuf.Reflection;

namespace MasterData.Cli.CommandLine;

/// <summary>Enum values as people write them: <c>EXTENT_WHOLE</c> is <c>whole</c>.</summary>
internal static class EnumText
{
    /// <summary>The friendly spelling.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = typeof(T).GetField(value.ToString())?.GetCustomAttribute<OriginalNameAttribute>()?.Name;

        // A server that is newer than this command may send a number without a name here.
        return name is null ? value.ToString() : Friendly(name, PrefixOf(typeof(T).Name));
    }

    /// <summary>All spellings of an enum's values but the unspecified one.</summary>
    public static IReadOnlyList<string> AllOf(EnumDescriptor type) =>
    [
        .. type.Values.Where(value => value.Number is not 0)
            .Select(value => Friendly(value.Name, PrefixOf(type.Name))),
    ];

    /// <summary>The value of either spelling, or nothing.</summary>
    public static EnumValueDescriptor? Find(EnumDescriptor type, string text) => type.Values.FirstOrDefault(value =>
        value.Name == text || Friendly(value.Name, PrefixOf(type.Name)) == text.Replace('_', '-'));

    private static string Friendly(string name, string prefix) =>
        name[prefix.Length..].Replace('_', '-').ToLowerInvariant();

    // ChangesetState has values that begin with CHANGESET_STATE_.
    private static string PrefixOf(string type) =>
        string.Concat(type.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}"))
            .ToUpperInvariant() + "_";
}
