namespace WasteFlow.Oracle;

/// <summary>
/// Outcomes as they count when the final receiver accepts a load (按接受计), by its manifest's method: what leaves him untreated counts back, and what nobody
/// accepted counts at its treatment, a site's own waste among it. A lot is accepted as what was put into it first.
/// </summary>
sealed partial class Happenings
{
    static readonly (string Class, string Method) Nobody = ("", "");

    static readonly HashSet<string> Landfilled = ["D1", "fill-site", "deep-burial"];
    static readonly HashSet<string> Incinerated = ["D10", "Y10", "co-incineration"];
    static readonly HashSet<string> Otherwise = ["C1", "D9", "D16", "G21", "G22", "G29", "Y11", "Y12", "Y13", "Y16", "drying", "rendering", "pit"];

    readonly Dictionary<string, (string Class, string Method)> accepted = new(StringComparer.Ordinal);

    static (string Class, string Method) AcceptedBy(string method) =>
        IsKept(method) ? Nobody
        : (Landfilled.Contains(method) ? "landfilled" : Incinerated.Contains(method) ? "incinerated" : Otherwise.Contains(method) ? "otherwise" : "utilised", method);

    /// <summary>A manifest that names no way of treating, but merely of keeping.</summary>
    static bool IsKept(string method) => method is "C5" or "S";

    void Reckon(LotMade? from, LotMade? to, Flow flow, bool received)
    {
        var was = from is null ? Nobody : accepted.GetValueOrDefault(from.Lot, Nobody);
        if (from is { Place: "storage" } && to is { Place: "storage" } && from.Holder == to.Holder)
        {
            accepted.TryAdd(to.Lot, was);
            if ((was == Nobody) == (accepted[to.Lot] == Nobody)) return;
            Count(was, from, flow, -1);
            Count(accepted[to.Lot], to, flow, 1);
        }
        else if (from is not null && flow.To == "treatment")
        {
            foreach (var (root, amount) in flow.Roots)
            {
                var of = roots[root];
                if (was == Nobody || of.Producer == from.Holder) Add(new(month, $"accepted {flow.Class}", from.Stream, from.Code, of.Producer, from.Holder, method, of.Group, 0), amount);
                else Add(new(month, "taken", from.Stream, from.Code, of.Producer, from.Holder, "", of.Group, of.Since), amount);
            }
        }
        else if (from is not null && (to is null || from.Place == "storage"))
        {
            Count(was, from, flow, -1);
        }
        else if (from is null && to is not null && !received)
        {
            Count(accepted.GetValueOrDefault(to.Lot, Nobody), to, flow, 1);
        }
    }

    /// <summary>Once accepted it is stored no more: what of the stock is so is told below zero.</summary>
    void Count((string Class, string Method) by, LotMade lot, Flow flow, int sign)
    {
        if (by == Nobody) return;
        foreach (var (root, amount) in flow.Roots.Where(r => roots[r.Key].Producer != lot.Holder))
        {
            var of = roots[root];
            Add(new(month, $"accepted {by.Class}", lot.Stream, lot.Code, of.Producer, lot.Holder, by.Method, of.Group, 0), sign * amount);
            Add(new(month, "taken", lot.Stream, lot.Code, of.Producer, lot.Holder, "", of.Group, of.Since), -sign * amount);
        }
    }
}
