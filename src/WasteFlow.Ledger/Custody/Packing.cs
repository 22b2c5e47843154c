using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>What may be said of containers: each in one place, none inside itself, and where stores are itemised none taken without its name.</summary>
public static class Packing
{
    private const int ContainersMax = 1000;
    private const int LabelLengthMax = 80;

    /// <summary>Puts new containers into the lot that a line makes.</summary>
    public static Refused? Pack(IReadOnlyList<Container>? containers, LotId lot, long grams, string at, Draft draft)
    {
        if (containers is null)
        {
            return null;
        }

        if (containers.Count is 0 or > ContainersMax)
        {
            return Refused.With("containers_missing", at, ("max", ContainersMax.ToString(CultureInfo.InvariantCulture)));
        }

        var outer = new Dictionary<string, string?>(StringComparer.Ordinal);
        var sum = 0L;
        var places = new List<ContainerPlace>(containers.Count);
        for (var i = 0; i < containers.Count; i++)
        {
            var (label, quantity, kind, inside) = containers[i];
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{at}/{i}");
            var held = 0L;
            if ((New(label, pointer + "/label", draft) ?? (quantity is null ? null : Measured.Grams(quantity, pointer + "/quantity", out held))) is { } objection)
            {
                return objection;
            }

            if (!outer.TryAdd(label, inside))
            {
                return Refused.With("container_named_twice", pointer + "/label", ("container", label));
            }

            sum = checked(sum + held);
            places.Add(new(label, lot, held, kind, inside));
        }

        for (var i = 0; i < containers.Count; i++)
        {
            if (Nesting(containers[i], outer, string.Create(CultureInfo.InvariantCulture, $"{at}/{i}/in")) is { } objection)
            {
                return objection;
            }
        }

        if (sum != grams)
        {
            return Sum(at, sum, grams);
        }

        places.ForEach(draft.Place);
        return null;
    }

    /// <summary>A label that is free to be used. Nobody sees a blank at its end, and not every database tells it from none.</summary>
    public static Refused? New(string label, string pointer, Draft draft) =>
        string.IsNullOrWhiteSpace(label) || label.Length > LabelLengthMax || label.AsSpan().Trim().Length < label.Length ? Refused.With("field_malformed", pointer, ("pointer", pointer))
        : draft.Container(label) is { Lot: { } lot } ? Refused.With("container_elsewhere", pointer, ("container", label), ("lot", lot.ToString()))
        : null;

    /// <summary>
    /// Named containers of one site, with all that stands in them, as parts of their lots: what was said to be in them, or the whole lot where
    /// none other is left in it.
    /// </summary>
    /// <param name="seen">Those that the act has named before.</param>
    public static Refused? Take(
        SiteId site, IReadOnlyList<string> named, string at, Draft draft, HashSet<string> seen, out IReadOnlyList<LotPortion> portions,
        out IReadOnlyList<string> labels)
    {
        var all = new List<string>();
        (portions, labels) = ([], all);
        if (named.Count is 0 or > ContainersMax)
        {
            return Refused.With("containers_missing", at, ("max", ContainersMax.ToString(CultureInfo.InvariantCulture)));
        }

        for (var i = 0; i < named.Count; i++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{at}/{i}");
            if (draft.Container(named[i]) is not { Lot: { } lot } || draft.Lot(lot) is not { Place: Places.Storage } there || there.Holder != site)
            {
                return Refused.With("no_such_container", pointer, ("container", named[i]));
            }

            foreach (var label in draft.Nested(named[i]))
            {
                if (!seen.Add(label))
                {
                    return Refused.With("container_named_twice", pointer, ("container", label));
                }

                if (draft.Container(label)!.Manifest is { } promised)
                {
                    return Refused.With("container_promised", pointer, ("container", label), ("manifest", promised.Text));
                }

                all.Add(label);
            }
        }

        var found = new List<LotPortion>();
        foreach (var group in all.GroupBy(l => draft.Container(l)!.Lot!.Value))
        {
            var lot = draft.Lot(group.Key)!;
            var whole = group.Count() == lot.Containers!.Count;
            var grams = whole ? lot.Free : group.Sum(l => draft.Container(l)!.Grams);
            if (grams > lot.Free)
            {
                return Refused.With("lot_holds_less", at,
                    ("free", lot.Free.ToString(CultureInfo.InvariantCulture)), ("asked", grams.ToString(CultureInfo.InvariantCulture)));
            }

            found.Add(new(group.Key, grams));
        }

        portions = found;
        return null;
    }

    /// <summary>In an itemised store nothing leaves a lot in containers unless it is the whole lot or they are named.</summary>
    public static Refused? Unnamed(IEnumerable<LotPortion> portions, string pointer, Draft draft)
    {
        foreach (var portion in portions)
        {
            if (draft.Lot(portion.Lot) is { Containers: not null } lot && portion.Grams < lot.Grams
                && (draft.Site(lot.Holder)?.Store ?? draft.Law.Stream(lot.Stream)?.Store) == "itemised")
            {
                return Refused.With("containers_unnamed", pointer, ("lot", lot.Lot.ToString()));
            }
        }

        return null;
    }

    public static Refused Sum(string at, long sum, long grams) => Refused.With("containers_do_not_sum", at,
        ("sum", sum.ToString(CultureInfo.InvariantCulture)), ("grams", grams.ToString(CultureInfo.InvariantCulture)));

    private static Refused? Nesting(Container container, Dictionary<string, string?> outer, string pointer)
    {
        var at = container.In;
        for (var steps = 0; at is { } inside; steps++)
        {
            if (inside == container.Label || steps > outer.Count)
            {
                return Refused.With("container_circle", pointer, ("container", container.Label));
            }

            if (!outer.TryGetValue(inside, out at))
            {
                return Refused.With("no_such_container", pointer, ("container", inside));
            }
        }

        return null;
    }
}
