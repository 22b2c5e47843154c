using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What the crowd says to put right, and who answers.</summary>
sealed partial class Crowd
{
    const string Burning = "D10";

    /// <summary>Something said some time ago was wrong: mostly of lots that have gone on since.</summary>
    IAct Correct()
    {
        for (var tries = 0; acts.Count > 0 && tries < 60; tries++)
        {
            var (line, act) = acts[dice.Next(acts.Count)];
            if (tries < 40 && !used.Contains(line)) continue;
            switch (act)
            {
                case GenerateWaste a: return Correct(line, dice.Next(5) == 0 ? "/code" : "/quantity", a.Site, a.Quantity, Table.Rock);
                case RecordOpeningStock a: return Correct(line, "/quantity", a.Site, a.Quantity, Table.Rock);
                case BringInWaste a: return Correct(line, "/quantity", a.Site, a.Quantity, Table.Rock);
                case TreatWaste a when dice.Next(3) == 0:
                    return table.Correct(line, "/method", a.Method == Burning ? Table.Of(Table.Industrial).Method : Burning, PartyRoles.Holder, a.Site);
                case TreatWaste { Products: not null } a: return Correct(line, dice.Next(2) == 0 ? "/products/0/quantity" : "/residues/0/quantity", a.Site, Exactly(5_000), null);
                case ReceiveWaste { Items: not null } a: return By(line, "/items/0/quantity", table.Manifest(a.Manifest), a.Items[0].Quantity ?? Exactly(500));
                case ReceiveWaste { SharedWeight: { } shared } a: return By(line, "/sharedWeight", table.Manifest(a.Manifest), shared);
                case MeterWaste a when metered.TryGetValue(line, out var number):
                    return table.Correct(line, "/to", $"{long.Parse(a.From, CultureInfo.InvariantCulture) + dice.Next(2_000) - 10}", PartyRoles.Receiver, table.Manifest(number).Receiver);
                case PickUpWaste { Loaded: { } loaded } a: return By(line, "/loaded/0/quantity", table.Manifest(a.Manifest), loaded[0].Quantity);
            }
        }

        return table.Generate(1);
    }

    ProposeCorrection Correct(long line, string pointer, SiteId site, Quantity quantity, WasteCode? code) =>
        table.Correct(line, pointer, pointer == "/code" ? code!.Value : Off(quantity), PartyRoles.Holder, site);

    ProposeCorrection By(long line, string pointer, ManifestState m, Quantity quantity) => dice.Next(2) == 0
        ? table.Correct(line, pointer, Soiled(Off(quantity)), PartyRoles.Mover, m.Mover)
        : table.Correct(line, pointer, Soiled(Off(quantity)), PartyRoles.Receiver, m.Receiver);

    Quantity Off(Quantity said) => About(GramsOf(said) + 1, said);

    /// <summary>Answers the oldest proposal, as whoever is asked.</summary>
    IAct Answer()
    {
        if (proposals.Count == 0) return Correct();
        var (line, act) = proposals[0];
        var said = acts.Last(a => a.Line == act.Line).Act;
        var m = table.Manifest(said is ReceiveWaste r ? r.Manifest : said is MeterWaste ? metered[act.Line] : ((PickUpWaste)said).Manifest);
        if (dice.Next(3) > 0) proposals.RemoveAt(0);
        var role = said is PickUpWaste && dice.Next(2) == 0 ? PartyRoles.Carrier : act.As == PartyRoles.Mover ? PartyRoles.Receiver : PartyRoles.Mover;
        var party = role == PartyRoles.Carrier ? m.Carrier : Table.Owner(role == PartyRoles.Mover ? m.Mover : m.Receiver);
        return dice.Next(12) == 0
            ? new WithdrawCorrection(table.Id(), table.Now, act.Party, dice.Next(3) == 0 ? role : act.As, line, "we weighed again")
            : dice.Next(4) == 0 ? new RefuseCorrection(table.Id(), table.Now, party, role, line, "not so")
            : new ConsentToCorrection(table.Id(), table.Now, party, role, line);
    }

    /// <summary>Speaks to what a correction left: mostly one that nobody has settled yet.</summary>
    IAct Settle()
    {
        if (left.Count == 0) return Correct();
        var (line, manifest, site) = left[Math.Max(0, left.Count - 1 - dice.Next(12))];
        var m = manifest is { } number ? table.Manifest(number) : null;
        var (role, party) = m is null ? (PartyRoles.Holder, site ?? Me) : dice.Next(2) == 0 ? (PartyRoles.Mover, m.Mover) : (PartyRoles.Receiver, m.Receiver);
        return dice.Next(12) switch
        {
            0 => table.SettleLeft(line) with { Manifest = manifest ?? manifests.FirstOrDefault() },
            1 => table.AgreeTo(acts[dice.Next(acts.Count)].Line, role, party),
            2 => table.ContestLeft(line, role, party),
            3 => table.AgreeTo(line, role, Pick(sites)),
            4 or 5 => table.SettleLeft(line),
            _ => table.AgreeTo(line, role, party),
        };
    }

    /// <summary>Takes back one of the last acts.</summary>
    IAct TakeBack() => acts.Count == 0 ? table.Generate(1) : table.TakeBack(acts[Math.Max(0, acts.Count - 1 - dice.Next(3))].Line);
}
