using System.Globalization;
using System.Runtime.InteropServices;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// A region's documents with some of its flows supposed to have gone elsewhere: what was treated at one place is handed on to another in the same month and
/// treated there, on both bases; the receipt that it had moves along, and a site's own waste is received for the first time. The fold's own documents stay.
/// </summary>
internal sealed class Supposed
{
    private static readonly string[] Outcomes = [Classes.Utilised, Classes.Incinerated, Classes.Landfilled, Classes.Otherwise];

    private readonly Snapshot snapshot;
    private readonly ReportingPeriod period;
    private readonly TimingBasis basis;
    private readonly OwnDocuments documents;
    private readonly InForce law;
    private readonly List<MovedCell> moved = [];
    private readonly List<ChangedFlow> flows = [];

    /// <summary>What was supposed to be handed on, so that what comes back is no second way.</summary>
    private readonly Dictionary<(string Month, SiteId Producer, CellKey Out), long> handed = [];

    /// <param name="basis">The one that the plan counts by.</param>
    public Supposed(Snapshot snapshot, ReportingPeriod period, TimingBasis basis)
    {
        (this.snapshot, this.period, this.basis) = (snapshot, period, basis);
        documents = new(snapshot.Documents);
        law = LawFold.Of(snapshot.Documents).On(period.LastDay);
    }

    public FoldDocuments Documents => documents;

    /// <summary>On both bases.</summary>
    public IReadOnlyList<MovedCell> Moved => moved;

    public IReadOnlyList<ChangedFlow> Flows => flows;

    /// <summary>
    /// Moves what a change says, after those before it. Refuses what is no flow, more than there is (<c>flow_holds_less</c>), a facility that the register
    /// does not know (<c>site_unknown</c>) or has closed (<c>site_closed</c>), and a method that does not treat the waste.
    /// </summary>
    public Refused? Take(FlowChange change)
    {
        var number = flows.Count == 0 ? 0 : flows[^1].Change;
        var pointer = string.Create(CultureInfo.InvariantCulture, $"/changes/{number}");
        if ((change.Quantity.Grams($"{pointer}/quantity", out var grams) ?? Objection(change, pointer)) is { } unfit)
        {
            return unfit;
        }

        var sites = snapshot.Register.In(snapshot.Region).Ids;
        SupposedFlow Flow(TimingBasis of) => SupposedFlow.Of(documents, sites, period, change, of);
        var (accepted, treated) = (Flow(TimingBasis.Accepted), Flow(TimingBasis.Treated));
        var had = basis is TimingBasis.Accepted ? accepted : treated;
        if (grams > had.Grams)
        {
            return Refused.With("flow_holds_less", $"{pointer}/quantity", ("grams", Text(had.Grams)), ("asked", Text(grams)));
        }

        var kinds = accepted.Cells.Concat(treated.Cells).Select(static c => (c.Key.Stream, c.Key.Code)).Distinct().ToList();
        if (kinds.Select(k => MethodObjection(k.Stream, k.Code, change.Method, pointer)).FirstOrDefault(static r => r is not null) is { } inapt)
        {
            return inapt;
        }

        var postings = new Postings(snapshot.Line, documents);
        foreach (var (of, flow) in new[] { (TimingBasis.Accepted, accepted), (TimingBasis.Treated, treated) })
        {
            var parts = flow.Share(grams).Select(c => Move(number, of, change, c)).ToList();
            parts.ForEach(p => Post(p, postings));
            moved.AddRange(parts);
            flows.Add(new(
                number + 1, of is TimingBasis.Accepted ? "accepted" : "treated", of == basis, flow.Grams, parts.Sum(static p => p.Grams),
                [.. parts.Select(static p => p.Becomes).Distinct(StringComparer.Ordinal)]));
        }

        postings.SaveCells();
        return null;
    }

    private Refused? Objection(FlowChange change, string pointer) =>
        !Outcomes.Contains(change.Outcome, StringComparer.Ordinal) ? Unread.NotOneOf($"{pointer}/outcome", $"{pointer}/outcome", Outcomes)
        : change is { Stream: null, Code: null } ? Refused.With("field_missing", $"{pointer}/stream", ("field", "stream"))
        : change.Stream is { } stream && law.Stream(stream) is null ? Refused.With("stream_unknown", $"{pointer}/stream", ("stream", stream))
        : change.Code is { } code && law.Tables.Codes.Objection(code, $"{pointer}/code") is { } unknown ? unknown
        : change.From is { } from && !snapshot.Sites.ContainsKey(from) ? Refused.With("site_unknown", $"{pointer}/from", ("site", from.Text))
        : !snapshot.Sites.TryGetValue(change.To, out var to) ? Refused.With("site_unknown", $"{pointer}/to", ("site", change.To.Text))
        : Registered.IsClosed(to, period.LastDay) ? Refused.With("site_closed", $"{pointer}/to", ("site", change.To.Text))
        : change is { Stream: { } of, Code: { } one } ? MethodObjection(of, one, change.Method, pointer)
        : null;

    private Refused? MethodObjection(string stream, WasteCode code, string method, string pointer) => law.ClassOf(stream, code, method) switch
    {
        null => Refused.With("method_unknown", $"{pointer}/method", ("method", method), ("code", code.Text)),
        Classes.Intermediate => Refused.With("method_is_intermediate", $"{pointer}/method", ("method", method)),
        _ => null,
    };

    private MovedCell Move(int number, TimingBasis of, FlowChange change, (string Month, SiteId Producer, CellKey Key, long Grams) cell)
    {
        var becomes = law.ClassOf(cell.Key.Stream, cell.Key.Code, change.Method)!;
        var to = cell.Key with { Measure = MovedCell.MeasureOf(of, becomes), Facility = change.To, Method = change.Method };
        return new(number, of, cell.Month, cell.Producer, cell.Key, to, change.Outcome, becomes, cell.Grams);
    }

    private void Post(MovedCell part, Postings postings)
    {
        postings.Add(part.Month, part.Producer, part.From, -part.Grams, null);
        postings.Add(part.Month, part.Producer, part.To, part.Grams, null);
        if (part.Basis is TimingBasis.Treated && part.Leaves)
        {
            HandOn(part, postings);
        }
        else if (part.Basis is TimingBasis.Accepted)
        {
            Receive(part, postings);
        }
    }

    private void HandOn(MovedCell part, Postings postings)
    {
        var (here, there) = (part.From.Facility, part.To.Facility);
        var back = (part.Month, part.Producer, Out(part.From, there, here));
        var returned = Math.Min(part.Grams, handed.GetValueOrDefault(back));
        Hand(there, here, -returned);
        Hand(here, there, part.Grams - returned);
        var left = here == part.Producer ? part.Grams : there == part.Producer ? -part.Grams : 0;
        postings.Add(part.Month, part.Producer, part.From with { Measure = Cells.Transferred, Facility = part.Producer, Method = "" }, left, null);

        void Hand(SiteId from, SiteId to, long grams)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(handed, (part.Month, part.Producer, Out(part.From, from, to)), out _) += grams;
            postings.Add(part.Month, part.Producer, Out(part.From, from, to), grams, null);
            postings.Add(part.Month, part.Producer, part.From with { Measure = Cells.MovedIn, Facility = to, Method = from.Text }, grams, null);
        }
    }

    private static CellKey Out(CellKey of, SiteId from, SiteId to) => of with { Measure = Cells.MovedOut, Facility = from, Method = to.Text };

    /// <summary>A receipt is counted once, so it moves as far as there was one in the month; what comes home to its producer is received by nobody.</summary>
    private void Receive(MovedCell part, Postings postings)
    {
        var cells = documents.Get<SiteMonth>(Postings.Key(part.Month, part.Producer))!.Cells;
        var soil = ImpureOf(part, cells);
        postings.Add(part.Month, part.Producer, part.From with { Measure = Cells.Impure }, -soil, null);
        postings.Add(part.Month, part.Producer, part.To with { Measure = Cells.Impure }, part.To.Facility == part.Producer ? 0 : soil, null);
        foreach (var measure in new[] { Cells.Received, Cells.Accepted })
        {
            var was = part.From with { Measure = measure };
            var own = part.From.Facility == part.Producer;
            var grams = own ? part.Grams : Math.Min(part.Grams, Math.Max(0, cells.GetValueOrDefault(was)));
            postings.Add(part.Month, part.Producer, was, own ? 0 : -grams, null);
            postings.Add(part.Month, part.Producer, part.To with { Measure = measure }, part.To.Facility == part.Producer ? 0 : grams, null);
        }
    }

    /// <summary>The soil in what moves of a receipt is its part of all that was told with it.</summary>
    private static long ImpureOf(MovedCell part, IReadOnlyDictionary<CellKey, long> cells)
    {
        var (had, soil) = (cells.GetValueOrDefault(part.From with { Measure = Cells.Received }), cells.GetValueOrDefault(part.From with { Measure = Cells.Impure }));
        return part.From.Facility == part.Producer || had <= 0 || soil <= 0 ? 0 : Atoms.Apportion(soil, [Math.Min(part.Grams, had), had - Math.Min(part.Grams, had)])[0];
    }

    private static string Text(long grams) => grams.ToString(CultureInfo.InvariantCulture);
}
