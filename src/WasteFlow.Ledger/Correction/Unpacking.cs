using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>The containers (容器) of an act that is taken back stand again where they stood before it, in what they stood, promised to whom they were.</summary>
internal static class Unpacking
{
    /// <summary>They are where the line left them.</summary>
    public static bool Untouched(Line line, Draft draft) =>
        (line.Containers ?? []).All(left => draft.Container(left.Label) is { } now && now == left);

    /// <summary>Where they stood before; a label that the line was the first to use is free.</summary>
    public static List<ContainerPlace> Places(Line line, ManifestState? manifest, Draft draft)
    {
        if (line.Containers is null)
        {
            return [];
        }

        // A lot is filled once, so the lots that gave of their mass say by the lines that made them what stood in them; what was promised, its filing says.
        LotId[] gave = [.. line.Moves.Select(static m => m.From).Where(static f => LotId.TryRead(f, out _)).Select(LotId.Read).Where(l => l.Line != line.Number).Distinct()];
        var known = gave.Order().SelectMany(l => (draft.LineAt(l.Line)!.Containers ?? []).Where(c => c.Lot == l))
            .GroupBy(static c => c.Label, StringComparer.Ordinal).ToDictionary(static c => c.Key, static c => c.Last(), StringComparer.Ordinal);
        if (line.Act == "file-manifest")
        {
            foreach (var unpromised in line.Containers.Where(static c => c.Manifest is not null))
            {
                known[unpromised.Label] = unpromised with { Manifest = null };
            }
        }
        else if (manifest?.Before is { State: States.Filed } filed)
        {
            foreach (var promised in (draft.LineAt(filed.Line)?.Containers ?? []).Where(c => c.Manifest == manifest.Number))
            {
                known[promised.Label] = promised;
            }
        }

        ContainerPlace[] before = [.. line.Containers.Select(c => known.GetValueOrDefault(c.Label) ?? new(c.Label, null, 0, c.Kind))];
        var back = before.Where(static c => c.Lot is not null).ToDictionary(static c => c.Label, static c => c.Lot, StringComparer.Ordinal);
        return [.. before.Select(c => c.In is { } outer && (back.GetValueOrDefault(outer) ?? draft.Container(outer)?.Lot) != c.Lot ? c with { In = null } : c)];
    }
}
