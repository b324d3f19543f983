using System.ComponentModel.DataAnnotations;
using System.Net;
using StackExchange.Redis;

namespace MasterData.Client.Redis;

/// <summary>
/// The Redis that the service writes, from which copies are kept while the service itself cannot be reached.
/// </summary>
public sealed class RedisOptions : IValidatableObject
{
    /// <summary>One or more <c>host:port</c>, and settings of StackExchange.Redis, separated by commas.</summary>
    /// <value>Required; there is no default.</value>
    [Required]
    public string Endpoints { get; set; } = "";

    /// <summary>The user, one who may only read; empty: the default user.</summary>
    /// <value>Default: empty, Redis's own default user.</value>
    public string User { get; set; } = "";

    /// <summary>The password; empty: none. Keep it out of files that are shared.</summary>
    /// <value>Default: empty, none.</value>
    public string Password { get; set; } = "";

    /// <summary>Where it is, without what is secret.</summary>
    internal string Address => string.Join(
        ", ",
        ConfigurationOptions.Parse(Endpoints).EndPoints.Select(
            end => end is DnsEndPoint name ? $"{name.Host}:{name.Port}" : $"{end}"));

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Fault() is { } fault)
        {
            yield return new($"Redis:Endpoints {fault}", [nameof(Endpoints)]);
        }
    }

    /// <summary>Throws unless there is somewhere to connect to.</summary>
    internal void Demand()
    {
        if (Fault() is { } fault)
        {
            throw new ArgumentException($"{nameof(RedisOptions)}.{nameof(Endpoints)} {fault}");
        }
    }

    /// <summary>How a connection is made: it fails soon and for good, and whoever needs it makes another.</summary>
    internal ConfigurationOptions ToConfiguration()
    {
        var configuration = ConfigurationOptions.Parse(Endpoints);
        configuration.ClientName ??= "masterdata-copies";
        configuration.User = User.Length > 0 ? User : configuration.User;
        configuration.Password = Password.Length > 0 ? Password : configuration.Password;
        configuration.AbortOnConnectFail = true;
        configuration.ConnectRetry = 1;
        configuration.ConnectTimeout = 2000;
        configuration.AsyncTimeout = 3000;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        return configuration;
    }

    private string? Fault()
    {
        try
        {
            return ConfigurationOptions.Parse(Endpoints).EndPoints.Count is 0 ? "names no host:port." : null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            return $"cannot be read: {wrong.Message}";
        }
    }
}
