using System.Numerics;

namespace WasteFlow.Oracle;

/// <summary>Where a root's grams went, and where a lot's grams came from, read off what every move took.</summary>
static class Ways
{
    /// <summary>Class of outcome → grams, of everything that a root ever was.</summary>
    public static Dictionary<string, long> Ends(Custody custody, string root)
    {
        var ends = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var flow in custody.Flows.Where(static f => Moved.IsLot(f.From) && !Moved.IsLot(f.To)))
        {
            foreach (var (_, grams) in flow.Roots.Where(r => r.Key == Moved.Age(root))) ends[ClassOf(flow)] = ends.GetValueOrDefault(ClassOf(flow)) + grams;
        }

        return ends;
    }

    /// <summary>Place → grams of a root that still stand somewhere.</summary>
    public static Dictionary<string, long> Stands(Custody custody, string root)
    {
        var stands = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var lot in custody.Lots.Values)
        {
            if (custody.In(lot.Lot).TryGetValue(Moved.Age(root), out var grams)) stands[lot.Place] = stands.GetValueOrDefault(lot.Place) + grams;
        }

        return stands;
    }

    /// <summary>The same for part of the mass, as exact fractions: what leaves a lot has the marked share of each root in it.</summary>
    public static Dictionary<string, Fraction> Ends(Custody custody, IReadOnlyCollection<string> starts)
    {
        var marked = new Dictionary<(string Lot, (long, int) Root), Fraction>();
        var held = new Dictionary<(string Lot, (long, int) Root), long>();
        var ends = new Dictionary<string, Fraction>(StringComparer.Ordinal);
        foreach (var flow in custody.Flows)
        {
            foreach (var (root, grams) in flow.Roots)
            {
                var moved = starts.Contains(flow.To) ? new Fraction(grams, 1) : Fraction.Zero;
                if (Moved.IsLot(flow.From))
                {
                    var at = (flow.From, root);
                    var share = marked.GetValueOrDefault(at, Fraction.Zero) * new Fraction(grams, held[at]);
                    marked[at] = marked.GetValueOrDefault(at, Fraction.Zero) - share;
                    held[at] -= grams;
                    moved = starts.Contains(flow.To) ? moved : share;
                    if (!Moved.IsLot(flow.To)) ends[ClassOf(flow)] = ends.GetValueOrDefault(ClassOf(flow), Fraction.Zero) + share;
                }

                if (!Moved.IsLot(flow.To)) continue;
                held[(flow.To, root)] = held.GetValueOrDefault((flow.To, root)) + grams;
                marked[(flow.To, root)] = marked.GetValueOrDefault((flow.To, root), Fraction.Zero) + moved;
            }
        }

        foreach (var ((lot, _), share) in marked)
        {
            var place = custody.Lots[lot].Place;
            ends[place] = ends.GetValueOrDefault(place, Fraction.Zero) + share;
        }

        return ends;
    }

    /// <summary>
    /// Where the whole of a lot went, as exact fractions and through treatments: of what a run made into residues it takes its share of all that went
    /// in, what was added included. The second figure is how often a ledger in whole grams had to round.
    /// </summary>
    public static (Dictionary<string, Fraction> Ends, int Roundings) Through(Custody custody, string start)
    {
        var marked = new Dictionary<(string Lot, (long, int) Root), Fraction>();
        var held = new Dictionary<(string Lot, (long, int) Root), long>();
        var ends = new Dictionary<string, Fraction>(StringComparer.Ordinal);
        var roundings = 0;
        foreach (var act in custody.Flows.GroupBy(static f => f.Line))
        {
            var (wentIn, went) = (Fraction.Zero, "");
            var inputs = act.Where(static f => f.To == "treatment").ToList();
            foreach (var flow in act)
            {
                if (flow.From == "treatment" && Moved.IsLot(flow.To))
                {
                    var share = wentIn * new Fraction(flow.Grams, inputs.Sum(static f => f.Grams));
                    if (share != Fraction.Zero) (ends[went], roundings) = (ends[went] - share, roundings + inputs.Count);
                    Mark(flow.To, Moved.Age(flow.To), flow.Grams, flow.To == start ? new(flow.Grams, 1) : share);
                    continue;
                }

                foreach (var (root, grams) in flow.Roots)
                {
                    var moved = Fraction.Zero;
                    if (Moved.IsLot(flow.From))
                    {
                        var at = (flow.From, root);
                        moved = marked.GetValueOrDefault(at, Fraction.Zero) * new Fraction(grams, held[at]);
                        marked[at] = marked.GetValueOrDefault(at, Fraction.Zero) - moved;
                        held[at] -= grams;
                        roundings += moved == Fraction.Zero ? 0 : 1;
                    }

                    if (Moved.IsLot(flow.To)) Mark(flow.To, root, grams, flow.To == start ? new(grams, 1) : moved);
                    if (!Moved.IsLot(flow.From) || Moved.IsLot(flow.To)) continue;
                    ends[ClassOf(flow)] = ends.GetValueOrDefault(ClassOf(flow), Fraction.Zero) + moved;
                    if (flow.To == "treatment") (wentIn, went) = (wentIn + moved, ClassOf(flow));
                }
            }
        }

        foreach (var ((lot, _), share) in marked) ends[lot] = ends.GetValueOrDefault(lot, Fraction.Zero) + share;
        return (ends, roundings);

        void Mark(string lot, (long, int) root, long grams, Fraction share)
        {
            held[(lot, root)] = held.GetValueOrDefault((lot, root)) + grams;
            marked[(lot, root)] = marked.GetValueOrDefault((lot, root), Fraction.Zero) + share;
        }
    }

    public static string ClassOf(Flow flow) => flow.To switch
    {
        "treatment" => flow.Class!,
        "weighing" => "difference",
        "storage-loss" => "loss",
        _ => flow.To,
    };
}
