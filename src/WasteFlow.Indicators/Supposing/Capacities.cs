using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// What stands against supposed flows at the facilities they go to, by the register of the period's last day: whether a permit covers them, whether the permit's
/// yearly scale (许可规模) would be exceeded by all that it covers of the calendar year, and whether the daily capacity would be by all that is treated in the
/// period. Approvals from point to point are not looked at.
/// </summary>
/// <param name="snapshot">As it is, without what is supposed.</param>
/// <param name="moved">On the basis that the plan counts by.</param>
internal sealed class Capacities(Snapshot snapshot, ReportingPeriod period, IReadOnlyList<MovedCell> moved)
{
    private readonly InForce law = LawFold.Of(snapshot.Documents).On(period.LastDay);

    public IReadOnlyList<Note> Findings() =>
    [
        .. moved.GroupBy(static m => (m.Change, m.To.Facility)).SelectMany(g => Uncovered(g.Key.Change, snapshot.Sites[g.Key.Facility], g)),
        .. moved.Select(static m => m.To.Facility).Distinct().SelectMany(f => Exceeded(snapshot.Sites[f])),
    ];

    private static string Pointer(int change, string field) => string.Create(CultureInfo.InvariantCulture, $"/changes/{change}/{field}");

    private IEnumerable<Note> Uncovered(int change, RegisterSite facility, IEnumerable<MovedCell> parts)
    {
        foreach (var waste in parts.Where(p => Needs(p, facility)).GroupBy(static p => (p.To.Code, p.To.Method)))
        {
            var word = WordOf(facility.Site, waste.Key.Code, waste.Key.Method);
            if (word.Covering is null)
            {
                yield return word.Known
                    ? Note.With("permit_does_not_cover", Pointer(change, "method"), ("code", waste.Key.Code.Text), ("method", waste.Key.Method))
                    : Note.With("permit_unknown", Pointer(change, "to"));
            }
        }
    }

    /// <summary>Neither an enterprise's own waste nor what an exemption lets go needs a permit.</summary>
    private bool Needs(MovedCell part, RegisterSite facility) =>
        law.Stream(part.To.Stream)?.NeedsPermit(part.To.Code) == true
        && snapshot.Sites.GetValueOrDefault(part.Producer) is var producer && producer?.Enterprise != facility.Enterprise
        && law.Tables.Waivers.Find(Waivers.Permit, part.To.Code, part.To.Method, Exempting.KindOf(producer, law), facility.Kind, law.Day) is null;

    private PermitWord WordOf(SiteId facility, WasteCode code, string method) => PermitWord.Of(
        snapshot.Register.Papers.PermitsOf(facility).Select(static p => new Grant(p.Permit, p.Codes, p.Methods, p.From, p.Until, p.YearlyScale is not null, p.Except)),
        code, method, period.LastDay);

    private IEnumerable<Note> Exceeded(RegisterSite facility)
    {
        var at = facility.Site;
        var change = moved.Last(m => m.To.Facility == at).Change;
        foreach (var permit in snapshot.Register.Papers.PermitsOf(at)
            .Where(p => p.From <= period.LastDay && period.LastDay <= p.Until).OrderBy(static p => p.Permit, StringComparer.Ordinal))
        {
            if (permit.YearlyScale is not { } yearly || yearly.Grams("", out var scale) is not null)
            {
                continue;
            }

            var had = CellsAt(at, ReportingPeriod.OfYear(period.Year)).Where(c => c.Key.Measure is Cells.Accepted && Counts(c.Producer, c.Key)).Sum(static c => c.Grams);
            if (Over(had, scale, Counts) is { } after)
            {
                yield return Note.With(
                    "scale_exceeded", Pointer(change, "to"), ("permit", permit.Permit), ("year", Text(period.Year)), ("scale", Text(scale)), ("before", Text(had)),
                    ("after", Text(after)), ("over", Text(after - scale)));
            }

            bool Counts(SiteId producer, CellKey key) => key.Facility == at && producer != at && WordOf(at, key.Code, key.Method).Covering?.Id == permit.Permit;
        }

        if (facility.DailyCapacity is { } daily)
        {
            var capacity = checked(daily * (NodaTime.Period.DaysBetween(period.FirstDay, period.LastDay) + 1));
            var had = CellsAt(at, period).Where(static c => c.Key.Measure is Classes.Utilised or Classes.Incinerated or Classes.Landfilled or Classes.Otherwise).Sum(static c => c.Grams);
            if (Over(had, capacity, (_, key) => key.Facility == at) is { } after)
            {
                yield return Note.With(
                    "capacity_exceeded", Pointer(change, "to"), ("site", facility.Name), ("period", period.ToString()), ("capacity", Text(capacity)), ("before", Text(had)),
                    ("after", Text(after)), ("over", Text(after - capacity)));
            }
        }
    }

    /// <summary>What it would come to, where that is above the limit and more than before; else null.</summary>
    private long? Over(long had, long limit, Func<SiteId, CellKey, bool> counts)
    {
        var after = had + moved.Where(m => counts(m.Producer, m.To)).Sum(static m => m.Grams) - moved.Where(m => counts(m.Producer, m.From)).Sum(static m => m.Grams);
        return after > limit && after > had ? after : null;
    }

    /// <summary>All that was counted at a facility, of whatever producers.</summary>
    private IEnumerable<(SiteId Producer, CellKey Key, long Grams)> CellsAt(SiteId facility, ReportingPeriod at)
    {
        var producers = (snapshot.Documents.Get<Guests>(Guests.Key(facility))?.Producers ?? []).Append(facility.Text).Distinct(StringComparer.Ordinal).Select(static p => new SiteId(p));
        var months = Months.Of(at).All.Select(static m => FlowLines.Month(m.OnDayOfMonth(1))).ToList();
        var keys = producers.SelectMany(p => months.Select(m => (Producer: p, Key: Postings.Key(m, p)))).ToList();
        snapshot.Documents.Expect(keys.Select(static k => k.Key));
        return keys.SelectMany(k => (snapshot.Documents.Get<SiteMonth>(k.Key)?.Cells ?? []).Where(c => c.Key.Facility == facility).Select(c => (k.Producer, c.Key, c.Value)));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
