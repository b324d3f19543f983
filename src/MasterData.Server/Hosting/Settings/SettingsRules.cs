using System.Net;

namespace MasterData.Server.Hosting;

/// <summary>Refuses settings with which the server must not start.</summary>
internal static class SettingsRules
{
    private const int MostPort = 65_535;

    /// <summary>Refuses the first setting that is wrong.</summary>
    public static void Demand(ServerSettings settings)
    {
        if (settings.Bind is not "localhost" && !IPAddress.TryParse(settings.Bind, out _))
        {
            throw StartErrors.BadAddress(settings.Bind);
        }

        DemandPorts(settings);
        DemandAddress(settings);
        DemandDatabase(settings.Database);
        DemandLimits(settings.Limits);
    }

    private static void DemandPorts(ServerSettings settings)
    {
        var ports = new List<(string Setting, int Port)>
        {
            ("Grpc:Port", settings.Grpc.Port),
            ("Http:Port", settings.Http.Port),
        };

        if (settings.Redis.IsEmbedded)
        {
            ports.Add(("Redis:Port", settings.Redis.Port));
        }

        foreach (var (setting, port) in ports)
        {
            if (port is < 1 or > MostPort)
            {
                throw StartErrors.BadPort(setting, port);
            }

            if (ports.Count(other => other.Port == port) > 1)
            {
                throw StartErrors.SamePort(port);
            }
        }
    }

    private static void DemandAddress(ServerSettings settings)
    {
        if (IPAddress.IsLoopback(settings.Address))
        {
            return;
        }

        if (settings.Demo)
        {
            throw StartErrors.DemoBeyondLoopback(settings.Bind);
        }

        if (!settings.Tls.IsOn)
        {
            throw StartErrors.PlainBeyondLoopback(settings.Bind);
        }
    }

    private static void DemandLimits(LimitSettings limits)
    {
        foreach (var (setting, value) in limits.Numbers)
        {
            if (value < 1)
            {
                throw StartErrors.BadLimit(setting, value);
            }
        }

        if (limits.Proxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } wrong)
        {
            throw StartErrors.BadProxy(wrong);
        }
    }

    private static void DemandDatabase(DatabaseSettings database)
    {
        if (database.Provider is not ("sqlite" or "postgres"))
        {
            throw StartErrors.BadProvider(database.Provider);
        }

        if (database is { Provider: "postgres", ConnectionString: "" })
        {
            throw StartErrors.NoConnectionString();
        }
    }
}
