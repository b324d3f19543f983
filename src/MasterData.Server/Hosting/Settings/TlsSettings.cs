using System.Security.Cryptography.X509Certificates;

namespace MasterData.Server.Hosting;

/// <summary>The certificate of the server, in PEM files.</summary>
internal sealed record TlsSettings
{
    /// <summary>The file of the certificate.</summary>
    public string CertificateFile { get; init; } = "";

    /// <summary>The file of its key.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>Whether TLS is set up.</summary>
    public bool IsOn => CertificateFile is not "";

    /// <summary>Reads the certificate.</summary>
    public X509Certificate2 Load() =>
        X509Certificate2.CreateFromPemFile(CertificateFile, KeyFile is "" ? null : KeyFile);
}
