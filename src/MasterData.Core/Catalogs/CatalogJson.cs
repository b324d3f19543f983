using System.Text.Json.Serialization;

namespace MasterData.Catalogs;

[JsonSerializable(typeof(string[][]))]
internal sealed partial class CatalogJson : JsonSerializerContext;
