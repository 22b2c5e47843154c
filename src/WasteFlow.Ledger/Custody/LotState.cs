using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>
/// A lot as it stands after the last line: what it is, where it is and what is left of it. Whose it was is a matter of provenance, which no
/// decision asks for: see <see cref="Tracing.ChainFold"/>.
/// </summary>
/// <param name="Grams">What is left.</param>
/// <param name="Containers">The labels of the containers in it, in order; null where it has none.</param>
/// <param name="Reserved">Grams that filed manifests have reserved; never above what is left.</param>
public sealed record LotState(
    LotId Lot, WasteCode Code, string Stream, SiteId Holder, string Place, LocalDate Since, long Grams, long Reserved,
    int? MoisturePerMille = null, IReadOnlyList<string>? Containers = null)
{
    [JsonIgnore]
    public long Free => Grams - Reserved;
}

/// <summary>What the ledger must know of a site to decide: whose it is, where, and how it keeps stock.</summary>
public sealed record SiteState(SiteId Site, EnterpriseId Enterprise, string Division, string? Store);

/// <summary>The lots of one stream and code that lie at one site, oldest first (先进先出).</summary>
public sealed record StoreState(IReadOnlyList<StoreEntry> Lots);

/// <summary>A lot's place in the queue of its store.</summary>
public sealed record StoreEntry(LotId Lot, LocalDate Since);

/// <summary>That a site keeps stock of a stream here, so that filing more than it holds is refused.</summary>
public sealed record HoldsState(bool Holds);

/// <summary>What a meter read last, as it was said.</summary>
public sealed record MeterState(string Reading);

/// <summary>The last number given in a series.</summary>
public sealed record SeriesState(long Last);

/// <summary>The lines that changed the law, in order; their tables stand in them.</summary>
public sealed record LawState(IReadOnlyList<long> Lines);

/// <summary>The line that took what is taken once (<see cref="Contracts.Claim"/>).</summary>
public sealed record ClaimState(long Line);

/// <summary>An enterprise that has been registered.</summary>
public sealed record EnterpriseState(EnterpriseId Enterprise);

/// <summary>The names of the state's documents.</summary>
public static class Keys
{
    public static string Lot(LotId lot) => $"lot/{lot}";

    public static string Site(SiteId site) => $"site/{site}";

    public static string Enterprise(EnterpriseId enterprise) => $"enterprise/{enterprise}";

    public static string Store(SiteId site, string stream, WasteCode code) => $"store/{site}/{stream}/{code}";

    public static string Holds(SiteId site, string stream) => $"holds/{site}/{stream}";

    public static string Stores(SiteId site) => $"store/{site}/";

    public static string Manifest(ManifestNumber number) => $"manifest/{number}";

    public static string Allowance(string allowance) => $"allowance/{allowance}";

    public static string Container(string label) => $"container/{label}";

    public static string Meter(SiteId site, string meter) => $"meter/{site}/{meter}";

    public static string Series(string series) => $"series/{series}";

    /// <summary>A key that is too long for a document's is known by its digest.</summary>
    public static string Claim(string key) =>
        $"claim/{(key.Length <= ClaimLengthMax ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))))}";

    public const string Law = "law";

    private const int ClaimLengthMax = 150;
}
