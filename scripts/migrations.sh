#!/usr/bin/env bash
# Writes the first migration of both databases anew. Only until the first release: afterwards migrations are added.
# Then the compiled models, without which each start would build them for half a second.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >&2
rm -rf src/MasterData.Core/Storage/Migrations src/MasterData.Core/Storage/Compiled
# MasterDataContextFactory names the compiled models; these stand for them until they are there.
for database in Sqlite Postgres; do
  folder="src/MasterData.Core/Storage/Compiled/$database"
  mkdir -p "$folder"
  cat > "$folder/${database}MasterDataContextModel.cs" <<STUB
namespace MasterData.Core.Storage.Compiled.$database;
internal static class ${database}MasterDataContextModel
{
    public static Microsoft.EntityFrameworkCore.Metadata.IModel Instance => throw new System.NotSupportedException();
}
STUB
done
dotnet build src/MasterData.Core -v q -clp:NoSummary
for database in Sqlite Postgres; do
  dotnet ef migrations add Initial --no-build --project src/MasterData.Core --startup-project src/MasterData.Core \
    --context "${database}MasterDataContext" --output-dir "Storage/Migrations/$database"
done
dotnet build src/MasterData.Core -v q -clp:NoSummary
for database in Sqlite Postgres; do
  dotnet ef dbcontext optimize --no-build --project src/MasterData.Core --startup-project src/MasterData.Core \
    --context "${database}MasterDataContext" --output-dir "Storage/Compiled/$database" \
    --namespace "MasterData.Core.Storage.Compiled.$database"
done
find src/MasterData.Core/Storage/Migrations src/MasterData.Core/Storage/Compiled -name '*.cs' -exec sed -i '1s/^\xEF\xBB\xBF//' {} +
