namespace MasterData.Server.Hosting;

/// <summary>Reads the settings: appsettings.json, then the environment, then the command line.</summary>
internal static class ServerConfiguration
{
    private const string Kestrel = "Kestrel";

    /// <summary>Reads and checks them.</summary>
    /// <exception cref="Core.Storage.StartRefusedException">The server must not start with them.</exception>
    public static ServerSettings Read(IConfiguration configuration)
    {
        // The host reads this section by itself, and it would open a door past Bind, TLS and --demo.
        if (configuration.GetSection(Kestrel).GetChildren().FirstOrDefault() is { } foreign)
        {
            throw StartErrors.ForeignDoor(foreign.Path);
        }

        var settings = Bind(configuration);
        SettingsRules.Demand(settings);
        return settings;
    }

    private static ServerSettings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.Get<ServerSettings>() ?? new();
        }
        catch (InvalidOperationException exception)
        {
            throw StartErrors.BadValue(exception.InnerException?.Message ?? exception.Message);
        }
    }
}
