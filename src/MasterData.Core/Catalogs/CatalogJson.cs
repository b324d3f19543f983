using System.Text.Json.Serialization;

namespace MasterData.Core.Catalogs;

[JsonSerializable(typeof(string[][]))]
internal sealed partial class CatalogJson : JsonSerializerContext;
