namespace WasteFlow.Oracle;

/// <summary>
/// The mass identity of each stream over a period, added up move by move. What stands (stock, transit, open differences) before the period
/// opens it, with the opening stock that was recorded in it. A correction counts where the act that it corrects is claimed to have happened.
/// </summary>
static class Identity
{
    public static readonly string[] In = ["opening", "generated", "residuesBorn", "broughtIn", "gains", "reclassifiedIn"];

    public static readonly string[] Out =
    [
        "utilised", "incinerated", "landfilled", "otherwise", "storageLoss", "weighing", "reclassifiedOut", "sentOut", "closingStock",
        "closingTransit", "closingDiscrepancy",
    ];

    static readonly string[] Standing = ["closingStock", "closingTransit", "closingDiscrepancy"];

    /// <summary>Stream → term → grams, from one day to another, both counted.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, long>> Of(Custody custody, DateOnly from, DateOnly to)
    {
        var streams = new Dictionary<string, Dictionary<string, long>>(StringComparer.Ordinal);
        foreach (var flow in custody.Flows.Where(f => f.Day <= to))
        {
            foreach (var (stream, term, grams) in Terms(flow, custody))
            {
                if (!streams.TryGetValue(stream, out var terms)) streams[stream] = terms = In.Concat(Out).ToDictionary(static t => t, static _ => 0L, StringComparer.Ordinal);
                var stands = Standing.Contains(term);
                if (flow.Day >= from || stands) terms[term] += grams;
                if (flow.Day < from && stands) terms["opening"] += grams;
            }
        }

        return streams;
    }

    static IEnumerable<(string Stream, string Term, long Grams)> Terms(Flow flow, Custody custody)
    {
        var from = custody.Lots.GetValueOrDefault(flow.From);
        var to = custody.Lots.GetValueOrDefault(flow.To);
        if (from is not null) yield return (from.Stream, Place(from), -flow.Grams);
        if (to is not null) yield return (to.Stream, Place(to), flow.Grams);
        if (from is not null && to is not null)
        {
            if (from.Stream == to.Stream) yield break;
            yield return (from.Stream, "reclassifiedOut", flow.Grams);
            yield return (to.Stream, "reclassifiedIn", flow.Grams);
        }
        else if (to is not null)
        {
            var (term, sign) = flow.From switch
            {
                "generated" => ("generated", 1),
                "opening" => ("opening", 1),
                "brought-in" => ("broughtIn", 1),
                "gain" => ("gains", 1),
                "treatment" => ("residuesBorn", 1),
                "weighing" => ("weighing", -1),
                "discrepancy" => ("closingDiscrepancy", -1),
                _ => throw new InvalidOperationException($"line {flow.Line}: mass came from {flow.From}"),
            };
            yield return (to.Stream, term, sign * flow.Grams);
        }
        else if (from is not null)
        {
            yield return (from.Stream, flow.To switch
            {
                "treatment" => flow.Class!,
                "weighing" => "weighing",
                "storage-loss" => "storageLoss",
                "sent-out" => "sentOut",
                _ => throw new InvalidOperationException($"line {flow.Line}: mass went to {flow.To}"),
            }, flow.Grams);
        }
        else if (flow is { Stream: { } stream, From: "weighing" or "discrepancy", To: "weighing" or "discrepancy" })
        {
            // What stood open becomes a difference of scales. A treatment's remainder is of no stream: its waste was counted when it went in.
            var sign = flow.From == "weighing" ? 1 : -1;
            yield return (stream, "weighing", -sign * flow.Grams);
            yield return (stream, "closingDiscrepancy", sign * flow.Grams);
        }
    }

    static string Place(LotMade lot) => lot.Place switch
    {
        "storage" => "closingStock",
        "transit" => "closingTransit",
        "discrepancy" => "closingDiscrepancy",
        _ => throw new InvalidOperationException($"{lot.Lot} stands at {lot.Place}"),
    };
}
