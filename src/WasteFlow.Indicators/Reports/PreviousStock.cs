using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What of a year's utilised waste came from earlier years' stock (利用往年贮存量), for each producer's site, stream and code.</summary>
/// <param name="filter">Says on which basis and by which rule.</param>
/// <param name="at">The months that are asked for.</param>
internal sealed class PreviousStock(Filter filter, ReportingPeriod at)
{
    private const int Outs = 5;
    private const string NetAccepted = "accepted", Fifo = "fifo", FifoAccepted = "fifo-accepted";

    private bool IsAccepted => Outcomes.BasisOf(filter) is TimingBasis.Accepted;

    private bool IsFifo => filter.Previous is PreviousRule.Fifo;

    /// <summary>How the cells are told apart by whoever opens them; empty for net and as treated.</summary>
    private string Name => (IsFifo, IsAccepted) switch
    {
        (false, false) => "",
        (false, true) => NetAccepted,
        (true, false) => Fifo,
        _ => FifoAccepted,
    };

    /// <summary>Whether a cell went into one that is told apart by a name.</summary>
    public static bool Uses(string name, CellKey key)
    {
        var basis = name is NetAccepted or FifoAccepted ? TimingBasis.Accepted : TimingBasis.Treated;
        return Outcomes.ClassOf(Filter.None with { Basis = basis }, key) is not null
            || (name is "" or NetAccepted && key.Measure.Equals(Indicators.Cells.Generated, StringComparison.Ordinal));
    }

    /// <param name="year">The cells since 1 January that the filter takes.</param>
    /// <param name="before">Those of all earlier years, what stands included; only read for first in, first out.</param>
    public IEnumerable<FlowCell> Cells(IEnumerable<FlowCell> year, IEnumerable<FlowCell> before)
    {
        var opening = IsFifo ? Standing(before) : [];
        foreach (var store in year.GroupBy(static c => (c.Producer, c.Key.Stream, c.Key.Code)))
        {
            var grams = IsFifo ? First(store, opening.GetValueOrDefault(store.Key)) : Net(store) - (at.First == 1 ? 0 : Net(store.Where(c => c.Month.Month < at.First)));
            if (grams != 0)
            {
                var (producer, stream, code) = store.Key;
                yield return new(new(at.Year, at.Last), producer, new(RegionFlows.Previous, stream, code, producer, Name, RootGroups.Primary, ""), grams);
            }
        }
    }

    /// <summary>
    /// Net since 1 January: what was used up beyond what was generated. Of a part of a year it is what the sum since 1 January grew by, so that the months
    /// add up to the year; it may be below zero in a month that generated what an earlier one had used.
    /// </summary>
    private long Net(IEnumerable<FlowCell> store)
    {
        var (outs, generated) = (new long[Outs], 0L);
        foreach (var cell in store)
        {
            Add(outs, cell);
            generated += cell.Key.Measure.Equals(Indicators.Cells.Generated, StringComparison.Ordinal) ? cell.Grams : 0;
        }

        return Math.Max(0, Math.Min(outs[0], outs.Sum() - generated));
    }

    /// <summary>
    /// First in, first out since 1 January: month by month the oldest goes first, whether it is used, disposed of, lost, sent out or made another waste. Of a part of a year it is what
    /// the sum since 1 January grew by, as of <see cref="Net"/>: a month that takes back what an earlier one had said may be below zero.
    /// </summary>
    private long First(IEnumerable<FlowCell> store, long left)
    {
        var months = store.GroupBy(static c => c.Month.Month).OrderBy(static g => g.Key).Select(g => (g.Key, Outs: OutsOf(g), In: g.Where(IsOpening).Sum(static c => c.Grams))).ToList();
        return Drawn(months, left) - Drawn([.. months.Where(m => m.Key < at.First)], left);
    }

    private static long Drawn(IReadOnlyList<(int Month, long[] Outs, long In)> months, long left)
    {
        var sum = 0L;
        foreach (var (outs, opening) in Settled([.. months.Select(static m => m.Outs)]).Zip(months, static (outs, m) => (outs, m.In)))
        {
            left += opening;
            var drawn = Math.Min(Math.Max(0, left), outs.Sum());
            left -= drawn;
            sum += drawn == 0 ? 0 : Atoms.Apportion(drawn, outs)[0];
        }

        return sum;
    }

    /// <summary>What is taken back was never used: it comes off the latest month before that said so, and what no month of the year had said off the next.</summary>
    private static List<long[]> Settled(IReadOnlyList<long[]> months)
    {
        var settled = months.Select(static m => (long[])m.Clone()).ToList();
        for (var of = 0; of < Outs; of++)
        {
            for (var month = 0; month < settled.Count; month++)
            {
                foreach (var other in Enumerable.Range(0, month).Reverse().Concat(Enumerable.Range(month + 1, settled.Count - month - 1)))
                {
                    var taken = Math.Min(Math.Max(0, settled[other][of]), Math.Max(0, -settled[month][of]));
                    settled[other][of] -= taken;
                    settled[month][of] += taken;
                }
            }
        }

        return settled.ConvertAll(static outs => Array.ConvertAll(outs, static o => Math.Max(0, o)));
    }

    private static bool IsOpening(FlowCell cell) => cell.Key.Measure.Equals(Indicators.Cells.Opening, StringComparison.Ordinal);

    private long[] OutsOf(IEnumerable<FlowCell> month)
    {
        var outs = new long[Outs];
        foreach (var cell in month)
        {
            Add(outs, cell);
        }

        return outs;
    }

    /// <summary>What stood at the beginning of the year; on the basis of acceptance without what its final receiver had accepted by then.</summary>
    private Dictionary<(SiteId, string, WasteCode), long> Standing(IEnumerable<FlowCell> before)
    {
        var standing = new Dictionary<(SiteId, string, WasteCode), long>();
        var treated = filter with { Basis = TimingBasis.Treated, Outcomes = null };
        var accepted = treated with { Basis = TimingBasis.Accepted };
        foreach (var cell in before)
        {
            var grams = cell.Key.Measure is Indicators.Cells.StockAccepted ? 0
                : cell.IsStock ? cell.Grams
                : !IsAccepted ? 0
                : Outcomes.ClassOf(treated, cell.Key) is not null ? cell.Grams
                : Outcomes.ClassOf(accepted, cell.Key) is not null ? -cell.Grams
                : 0;
            if (grams != 0)
            {
                var store = (cell.Producer, cell.Key.Stream, cell.Key.Code);
                standing[store] = standing.GetValueOrDefault(store) + grams;
            }
        }

        return standing;
    }

    /// <summary>Utilised first, then what was disposed of; last what left otherwise, which only counts for what goes first.</summary>
    private void Add(long[] outs, FlowCell cell)
    {
        var place = Outcomes.ClassOf(filter, cell.Key) switch
        {
            Classes.Utilised => 0,
            Classes.Incinerated => 1,
            Classes.Landfilled => 2,
            Classes.Otherwise => 3,
            _ => IsFifo && cell.Key.Measure is Indicators.Cells.Lost or Indicators.Cells.SentOut or Indicators.Cells.ReclassifiedOut ? 4 : -1,
        };
        if (place >= 0)
        {
            outs[place] += cell.Grams;
        }
    }
}
