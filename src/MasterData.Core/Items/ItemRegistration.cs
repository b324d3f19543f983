using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Items;

/// <summary>Registers the reading of items.</summary>
internal static class ItemRegistration
{
    /// <summary>Adds the use cases that read items.</summary>
    public static IServiceCollection AddItems(this IServiceCollection services) => services
        .AddSingleton<LastChanges>()
        .AddSingleton<ItemSource>()
        .AddSingleton<ListIndexes>()
        .AddSingleton<GetItem>()
        .AddSingleton<BatchGetItems>()
        .AddSingleton<GetHistory>()
        .AddSingleton<ListItems>();
}
