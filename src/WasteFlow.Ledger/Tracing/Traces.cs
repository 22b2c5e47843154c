using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>What a reader wants traced.</summary>
/// <param name="Figures">Only where the mass began and ended, and not the way between.</param>
public sealed record TraceQuestion(ManifestNumber? Manifest, LotId? Lot, bool Back, bool ThroughTreatment, long? AtLine, bool Figures = false);

/// <summary>Answers trace questions from the chain fold.</summary>
public static class Traces
{
    public static Read<Trace> Answer(TraceQuestion asked, long line, FoldDocuments documents)
    {
        if (asked.AtLine is { } at && (at < 1 || at > line))
        {
            return Refused.With("no_such_line", "", ("line", at.ToString(CultureInfo.InvariantCulture)));
        }

        if (asked is { Lot: not null, Manifest: not null })
        {
            return Refused.With("field_malformed", "", ("pointer", "manifest | lot"));
        }

        var chains = new FoldChains(documents, asked.Back, asked.AtLine ?? line);
        var tracer = new Tracer(chains, asked.AtLine ?? line, asked.ThroughTreatment);
        if (asked.Lot is { } lot)
        {
            if (documents.Get<TracedLot>(ChainFold.Key(lot)) is null)
            {
                return Refused.With("no_such_lot", "", ("lot", lot.ToString()));
            }

            return Follow(asked, tracer, lot.ToString(), [lot]);
        }

        if (asked.Manifest is not { } number)
        {
            return Refused.With("field_missing", "", ("field", "manifest | lot"));
        }

        if (documents.Get<TracedManifest>(ChainFold.Key(number)) is not { } manifest)
        {
            return Refused.With("no_such_manifest", "", ("manifest", number.Text));
        }

        var starts = Starts(manifest, asked.Back, chains);
        return Follow(asked, tracer, number.Text, starts);
    }

    /// <summary>Whose mass a lot is stands with the lot, so that figures alone need no way back; through treatments there is none but to go it.</summary>
    private static Trace Follow(TraceQuestion asked, Tracer tracer, string of, IReadOnlyList<LotId> starts)
    {
        if (asked is { Figures: true, Back: true, ThroughTreatment: false })
        {
            return tracer.Figures(of, starts);
        }

        var trace = asked.Back ? tracer.Back(of, starts) : tracer.Forward(of, starts);
        return asked.Figures ? trace with { Nodes = [], Edges = [] } : trace;
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
