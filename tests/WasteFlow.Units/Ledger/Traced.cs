using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Tracing;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>A table's lines, folded for traces.</summary>
sealed class Traced
{
    /// <summary>A day before all others.</summary>
    static readonly LocalDate First = new(2000, 1, 1);

    readonly MemoryDocuments documents = new();
    readonly long last;

    public Traced(IReadOnlyList<Line> lines)
    {
        var fold = new ChainFold();
        foreach (var line in lines) fold.Apply(line, documents);
        last = lines.Count;
    }

    public Trace Forward(LotId lot, bool through = false, long? atLine = null) => Ask(new(null, lot, false, through, atLine));

    public Trace Back(LotId lot, bool through = false, long? atLine = null) => Ask(new(null, lot, true, through, atLine));

    public Trace Forward(ManifestNumber manifest, bool through = false) => Ask(new(manifest, null, false, through, null));

    public Trace Back(ManifestNumber manifest, bool through = false) => Ask(new(manifest, null, true, through, null));

    /// <summary>What came of all that came into being at a site, or of what did from a day to a day.</summary>
    public Trace Producer(SiteId site, LocalDate? from = null, LocalDate? to = null, bool through = false, long? atLine = null) =>
        Ask(new(null, null, false, through, atLine, Producer: site, From: from ?? (to is null ? First : null), To: to));

    /// <summary>Whose mass it was that a line treated.</summary>
    public Trace Treatment(long line, bool through = false, long? atLine = null) => Ask(new(null, null, false, through, atLine, Treatment: line));

    /// <summary>Whose mass it was that was treated at a site.</summary>
    public Trace Disposer(SiteId site, LocalDate? from = null, LocalDate? to = null, bool through = false) =>
        Ask(new(null, null, false, through, null, Disposer: site, From: from ?? (to is null ? First : null), To: to));

    /// <summary>Whose the mass is that is left in a lot.</summary>
    public IReadOnlyList<Atom> Roots(LotId lot) => documents.Get<TracedLot>(ChainFold.Key(lot))!.Left().Items;

    public Read<Trace> Answer(TraceQuestion asked) => Traces.Answer(asked, last, documents);

    /// <summary>What a reader is told of it.</summary>
    public Read<Trace> Seen(Caller reader, TraceQuestion asked) => Visibility.Of(reader, asked, Answer(asked).View!, documents);

    public bool Sees(Caller reader, ManifestNumber manifest) => Visibility.Sees(reader, documents.Get<TracedManifest>(ChainFold.Key(manifest))!, documents);

    public ManifestView View(ManifestNumber manifest) =>
        ManifestViews.Of(documents.Get<TracedManifest>(ChainFold.Key(manifest))!, last, documents);

    Trace Ask(TraceQuestion asked)
    {
        var answer = Answer(asked);

        // Who is registered nowhere, a carrier, has no days of its own but for what it found too much.
        if (answer.Refused is { Code: "site_unknown" }) return new(asked.AtLine ?? last, "", "forward", [], [], [], [], []);
        var trace = answer.View!;
        Assert.Equal(trace.Roots.Sum(static r => r.Grams), trace.Outcomes.Sum(static o => o.Grams) + trace.Open.Sum(static o => o.Grams));
        var figures = Answer(asked with { Figures = true }).View!;
        Assert.Equal(trace.Roots, figures.Roots);
        Assert.Equal(trace.Outcomes, figures.Outcomes);
        Assert.Equal(trace.Open, figures.Open);
        Assert.Empty(figures.Nodes);
        Assert.All(trace.Edges, static e => Assert.True(e.Grams > 0, $"{e}"));
        Assert.All(trace.Edges, e => Assert.True(trace.Nodes.Any(n => n.Id == e.From) && trace.Nodes.Any(n => n.Id == e.To), $"{e}"));
        return trace;
    }
}
