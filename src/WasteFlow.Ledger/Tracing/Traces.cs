using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>Answers trace questions from the chain fold.</summary>
public static class Traces
{
    /// <summary>Lots that one question may begin with; a thousand works' month is more, and is a report's matter.</summary>
    public const int StartsMax = 10_000;

    public static Read<Trace> Answer(TraceQuestion asked, long line, FoldDocuments documents)
    {
        if (asked.Objection() is { } unfit)
        {
            return unfit;
        }

        if (asked.AtLine is { } at && (at < 1 || at > line))
        {
            return NoSuchLine(at);
        }

        var atLine = asked.AtLine ?? line;
        var chains = new FoldChains(documents, asked.Back || asked.Treatment is not null || asked.Disposer is not null, atLine);
        var tracer = new Tracer(chains, atLine, asked.ThroughTreatment);
        var read = asked switch
        {
            { Lot: { } lot } => OfLot(asked, lot, tracer, documents),
            { Manifest: { } number } => OfManifest(asked, number, tracer, chains, documents),
            { Treatment: { } treatment } => OfTreatment(treatment, tracer, chains, atLine, documents),
            _ => OfDays(asked, tracer, chains, atLine, documents),
        };
        return read.View is { } trace && asked.Figures ? trace with { Nodes = [], Edges = [] } : read;
    }

    private static Read<Trace> OfLot(TraceQuestion asked, LotId lot, Tracer tracer, FoldDocuments documents) =>
        documents.Get<TracedLot>(ChainFold.Key(lot)) is null
            ? Refused.With("no_such_lot", "", ("lot", lot.ToString()))
            : Follow(asked, tracer, lot.ToString(), [lot]);

    private static Read<Trace> OfManifest(TraceQuestion asked, ManifestNumber number, Tracer tracer, FoldChains chains, FoldDocuments documents) =>
        documents.Get<TracedManifest>(ChainFold.Key(number)) is not { } manifest
            ? Refused.With("no_such_manifest", "", ("manifest", number.Text))
            : Follow(asked, tracer, number.Text, Starts(manifest, asked.Back, chains));

    private static Read<Trace> OfTreatment(long line, Tracer tracer, FoldChains chains, long atLine, FoldDocuments documents)
    {
        if (line > atLine)
        {
            return NoSuchLine(line);
        }

        return documents.Get<TracedTreatment>(ChainFold.TreatmentKey(line)) is null
            ? Refused.With("no_such_treatment", "", ("line", line.ToString(CultureInfo.InvariantCulture)))
            : tracer.BackFromTreatments(line.ToString(CultureInfo.InvariantCulture), [chains.Treatment(line)]);
    }

    private static Read<Trace> OfDays(TraceQuestion asked, Tracer tracer, FoldChains chains, long atLine, FoldDocuments documents)
    {
        var kept = asked.Disposer is null ? SiteDays.Produced : SiteDays.Treated;
        if (atLine > 0 && !kept.IsKept(documents))
        {
            return Refused.With("at_least_not_reached", "", ("line", atLine.ToString(CultureInfo.InvariantCulture)));
        }

        var site = asked.Producer ?? asked.Disposer;
        LotId[] there =
        [
            .. (site is { } one ? kept.Of(one, asked.From, asked.To, documents)
                : kept.Of(asked.Region!, asked.From, asked.To, documents)).Where(w => w.Line <= atLine).Take(StartsMax + 1),
        ];
        if (there.Length == 0 && site is { } unheard && documents.Get<SiteOwner>(ChainFold.SiteKey(unheard)) is null)
        {
            return Refused.With("site_unknown", "", ("site", unheard.Text));
        }

        var of = $"{site?.Text ?? asked.Region} {asked.Days}";
        if (there.Length > StartsMax)
        {
            return TooWide(of);
        }

        if (asked.Disposer is null)
        {
            return tracer.ForwardFromRoots(of, there);
        }

        documents.Expect(there.Select(static t => ChainFold.TreatmentKey(t.Line)));
        var treatments = there.Select(t => chains.Treatment(t.Line)).ToArray();
        if (treatments.Sum(static t => t.Inputs.Count) > StartsMax)
        {
            return TooWide(of);
        }

        chains.Expect(treatments.SelectMany(static t => t.Inputs.Select(static i => i.Lot)));
        return tracer.BackFromTreatments(of, treatments);
    }

    private static Refused TooWide(string of) =>
        Refused.With("trace_too_wide", "", ("of", of), ("max", StartsMax.ToString("N0", CultureInfo.InvariantCulture)));

    private static Refused NoSuchLine(long line) => Refused.With("no_such_line", "", ("line", line.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Whose mass a lot is stands with the lot, so that figures alone need no way back; through treatments there is none but to go it.</summary>
    private static Trace Follow(TraceQuestion asked, Tracer tracer, string of, IReadOnlyList<LotId> starts)
    {
        if (asked is { Figures: true, Back: true, ThroughTreatment: false })
        {
            return tracer.Figures(of, starts);
        }

        return asked.Back ? tracer.Back(of, starts) : tracer.Forward(of, starts);
    }

    /// <summary>
    /// Forward from what was loaded; back from what was received. Where one is not known the other stands for it. Lots that were taken back are empty.
    /// </summary>
    private static IReadOnlyList<LotId> Starts(TracedManifest manifest, bool back, IChains chains)
    {
        var lots = manifest.Lots.Select(chains.Lot).Where(static l => l.Grams > 0).ToArray();
        var loaded = lots.Where(static l => l.Born.Place == Places.Transit).GroupBy(static l => l.Born.Item).Select(static g => g.First().Born.Lot).ToArray();
        var received = lots.Where(static l => l.Born.Place == Places.Storage).Select(static l => l.Born.Lot).ToArray();
        return back && received.Length > 0 ? received : loaded.Length > 0 ? loaded : received;
    }

    /// <summary>Reads ahead: what a lot came from or went into is fetched with all else that is due, in one question to the store.</summary>
    private sealed class FoldChains(FoldDocuments documents, bool back, long atLine) : IChains
    {
        private readonly Dictionary<LotId, TracedLot> known = [];
        private readonly HashSet<LotId> fetched = [];
        private readonly HashSet<LotId> due = [];

        public TracedLot Lot(LotId lot)
        {
            if (known.TryGetValue(lot, out var traced))
            {
                return traced;
            }

            if (!fetched.Contains(lot))
            {
                due.Add(lot);
                documents.Expect(due.Select(ChainFold.Key));
                fetched.UnionWith(due);
                due.Clear();
            }

            traced = documents.Get<TracedLot>(ChainFold.Key(lot))!;

            // As it stood after the line: later corrections aside.
            while (traced.Since is { } since && since > atLine)
            {
                traced = documents.Get<TracedLot>(ChainFold.Before(lot, since))!;
            }

            foreach (var next in back ? traced.Ins.Select(static i => i.From) : traced.Outs.Select(static o => o.To))
            {
                if (LotId.TryRead(next, out var id) && !fetched.Contains(id))
                {
                    due.Add(id);
                }
            }

            known.Add(lot, traced);
            return traced;
        }

        public void Expect(IEnumerable<LotId> lots) => due.UnionWith(lots.Where(l => !fetched.Contains(l)));

        public TraceRoot?[] Named(IReadOnlyList<Atom> roots) => RootRows.Read(roots, documents);

        public TracedTreatment Treatment(long line)
        {
            var treatment = documents.Get<TracedTreatment>(ChainFold.TreatmentKey(line))!;
            while (treatment.Since is { } since && since > atLine)
            {
                treatment = documents.Get<TracedTreatment>(ChainFold.Before(line, since))!;
            }

            return treatment;
        }
    }
}
