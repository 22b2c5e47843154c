using NodaTime;
using NodaTime.Text;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>What a reader wants traced: one of a manifest, a lot, a producer's days, a region's days, a treatment, a disposer's days.</summary>
/// <param name="Back">Said of a manifest or a lot; producers and regions are traced forward, treatments and disposers back.</param>
/// <param name="AtLine">As of this line; null for now.</param>
/// <param name="Figures">Only where the mass began and ended, and not the way between.</param>
/// <param name="Producer">The site where mass came into being.</param>
/// <param name="Region">The division whose producers are meant, all of them together.</param>
/// <param name="Treatment">The line of a treatment.</param>
/// <param name="Disposer">The site where mass was treated.</param>
/// <param name="From">The first day that counts, of <paramref name="Producer"/>, <paramref name="Region"/> or <paramref name="Disposer"/>; null for the ledger's first.</param>
/// <param name="To">The last day; null for the ledger's last.</param>
public sealed record TraceQuestion(
    ManifestNumber? Manifest, LotId? Lot, bool Back, bool ThroughTreatment, long? AtLine, bool Figures = false,
    SiteId? Producer = null, string? Region = null, long? Treatment = null, SiteId? Disposer = null, LocalDate? From = null, LocalDate? To = null)
{
    private const string Subjects = "manifest | lot | producer | region | line | disposer";

    /// <summary>The days as they are named in an answer, by ISO 8601: <c>2026-06-01/2026-06-30</c>, an open end as <c>..</c>.</summary>
    public string Days => $"{Day(From)}/{Day(To)}";

    private bool IsOfDays => Producer is not null || Region is not null || Disposer is not null;

    /// <summary>Why it is no question, or null.</summary>
    public Refused? Objection() => new object?[] { Manifest, Lot, Producer, Region, Treatment, Disposer }.Count(static s => s is not null) switch
    {
        0 => Refused.With("field_missing", "", ("field", Subjects)),
        > 1 => Refused.With("field_malformed", "", ("pointer", Subjects)),
        _ when IsOfDays && From is null && To is null => Refused.With("field_missing", "", ("field", "from | to")),
        _ when !IsOfDays && (From is not null || To is not null) => Refused.With("field_malformed", "", ("pointer", "from | to")),
        _ when From > To => Refused.With("period_reversed", ""),
        _ when Back && (Producer is not null || Region is not null) => Refused.With("field_malformed", "", ("pointer", "back")),
        _ => null,
    };

    private static string Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "..";
}
