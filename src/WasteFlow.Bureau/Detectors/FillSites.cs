using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// The room left in fill sites. The register's word stands until the next one; what comes in lowers it, where its volume was told. Nobody knows the volume of what was
/// weighed, so such loads are counted beside.
/// </summary>
internal static class FillSites
{
    private const string Prefix = "fill-site/";
    private const string Alarm = "fill-site-full";

    /// <summary>The register says what room there is, and from which day.</summary>
    public static void Say(SiteId site, FacilitySection? facility, LocalDate day, Scene scene)
    {
        if (facility is { Remaining: { } remaining })
        {
            scene.Documents.Put(Key(site), new FillSite(site, remaining, day, scene.Line.Number, 0, 0, 0));
            scene.End([Subject.Id(Alarm, site.Text)]);
        }
    }

    public static IEnumerable<Seen> Look(Scene scene)
    {
        foreach (var (line, act, edition, sign) in Editions(scene.Line))
        {
            if (Came(act, edition) is not { } came || scene.Documents.Get<FillSite>(Key(came.Site)) is not { } room || line < room.Line)
            {
                continue;
            }

            var now = room with
            {
                Litres = room.Litres + sign * came.Litres,
                Untold = room.Untold + sign * came.Untold,
                UntoldGrams = room.UntoldGrams + sign * came.UntoldGrams,
            };
            scene.Documents.Put(Key(came.Site), now);
            if (now.Left <= 0)
            {
                yield return new(came.Site.Text, new(came.Site, Manifest: scene.Line.Manifest?.Number));
            }
            else
            {
                scene.End([Subject.Id(Alarm, came.Site.Text)]);
            }
        }
    }

    /// <summary>The room left in a site, or null where the register says none.</summary>
    public static FillSiteView? Of(SiteId site, FoldDocuments documents) => documents.Get<FillSite>(Key(site))?.View();

    /// <summary>That of every site of which the register says so.</summary>
    public static IEnumerable<FillSiteView> All(FoldDocuments documents) => documents.Scan<FillSite>(Prefix).Select(static s => s.Value.View());

    /// <summary>The acts that a line makes count, or no longer: itself, or what it corrects, each with the line that said it first.</summary>
    private static IEnumerable<(long Line, string Act, Edition Edition, int Sign)> Editions(Line line)
    {
        if (line.Corrects is not { } corrected)
        {
            yield return (line.Number, line.Act, new(line.Said, line.Moves), +1);
            yield break;
        }

        yield return (corrected.Line, corrected.Act, corrected.Was, -1);
        if (corrected.Is is { } right)
        {
            yield return (corrected.Line, corrected.Act, right, +1);
        }
    }

    private static Coming? Came(string act, Edition edition) => act switch
    {
        "receive-waste" => Received(edition.Said.Deserialize<ReceiveWaste>(Wire.Options)!, edition.Moves),
        "bring-in-waste" when edition.Said.Deserialize<BringInWaste>(Wire.Options)! is var said => Of(said.Site, said.Quantity),
        _ => null,
    };

    /// <summary>One weighing of a round is told by each of its manifests, so each takes its share of the mass.</summary>
    private static Coming Received(ReceiveWaste said, IReadOnlyList<Move> moves)
    {
        if (said.SharedWeight is not { } shared)
        {
            return (said.Items ?? []).Select(static i => i.Quantity).OfType<Quantity>().Select(q => Of(said.Receiver, q)).Aggregate(new Coming(said.Receiver, 0, 0, 0), static (a, b) => a + b);
        }

        var whole = Of(said.Receiver, shared);
        shared.Grams("", out var grams);
        var mine = said.Round is null ? grams : moves.Where(static m => LotId.TryRead(m.To, out _)).Sum(static m => m.Grams);
        return grams == 0 ? whole : whole with
        {
            Litres = (long)((Int128)whole.Litres * mine / grams),
            UntoldGrams = (long)((Int128)whole.UntoldGrams * mine / grams),
        };
    }

    private static Coming Of(SiteId site, Quantity quantity)
    {
        // A thousandth of a cubic metre is a litre, as a thousandth of a tonne is a kilogram.
        var litres = quantity.Unit == "m3" && Quantities.Grams(quantity.Value, "kg", null, "", out var thousandths) is null ? thousandths : 0;
        quantity.Grams("", out var grams);
        return quantity.Unit == "m3" ? new(site, litres, 0, 0) : new(site, 0, grams > 0 ? 1 : 0, grams);
    }

    private static string Key(SiteId site) => $"{Prefix}{site}";

    private sealed record Coming(SiteId Site, long Litres, int Untold, long UntoldGrams)
    {
        public static Coming operator +(Coming a, Coming b) => new(a.Site, a.Litres + b.Litres, a.Untold + b.Untold, a.UntoldGrams + b.UntoldGrams);
    }
}

/// <summary>A fill site's room since the register's last word of it.</summary>
/// <param name="Remaining">Cubic metres, as registered.</param>
/// <param name="Line">The line that said so: what came in before is in it.</param>
/// <param name="Litres">Taken in since, in thousandths of a cubic metre.</param>
public sealed record FillSite(SiteId Site, long Remaining, LocalDate Since, long Line, long Litres, int Untold, long UntoldGrams)
{
    private const long LitresPerCubicMetre = 1000;

    internal long Left => Remaining * LitresPerCubicMetre - Litres;

    internal FillSiteView View() => new(Site, Remaining, Since, Mass.Kilograms(Litres), Mass.Kilograms(Left), Untold, UntoldGrams);
}
