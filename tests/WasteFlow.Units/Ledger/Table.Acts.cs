using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Acts as the tests say them: general industrial waste, in kilograms, unless told otherwise.</summary>
sealed partial class Table
{
    public const string Industrial = "general-industrial";
    public const string Medical = "medical";
    public const string Kitchen = "kitchen";
    public const string Hazardous = "hazardous";

    public static readonly WasteCode Slag = new("310-901-S01");
    public static readonly WasteCode Rock = new("900-902-S59");
    public static readonly WasteCode Infectious = new("841-001-01");
    public static readonly WasteCode Catering = new("900-911-S61");
    public static readonly WasteCode Oil = new("900-249-08");

    public static Quantity Kg(decimal kilograms) => new(kilograms.ToString(System.Globalization.CultureInfo.InvariantCulture), "kg");

    public static (string Stream, WasteCode Code, string Method) Of(string stream) => stream switch
    {
        Medical => (Medical, Infectious, "Y10"),
        Kitchen => (Kitchen, Catering, "anaerobic"),
        Hazardous => (Hazardous, Oil, "R9"),
        _ => (Industrial, Slag, "building-material"),
    };

    /// <summary>Waste comes into being; gives its lot.</summary>
    public async Task<LotId> Generated(decimal kilograms, SiteId? site = null, WasteCode? code = null, string stream = Industrial) =>
        (await Do(Generate(kilograms, site, code, stream))).Lots[0].Lot;

    public GenerateWaste Generate(decimal kilograms, SiteId? site = null, WasteCode? code = null, string stream = Industrial) =>
        new(Id(), Now, site ?? Works, stream, code ?? Of(stream).Code, Kg(kilograms));

    public RecordOpeningStock Opening(decimal kilograms, SiteId site, string stream = Industrial) =>
        new(Id(), Now, site, stream, Of(stream).Code, Kg(kilograms), new(2024, 12, 31));

    /// <summary>A manifest from the works to the plant.</summary>
    public FileManifest File(
        decimal kilograms, string stream = Industrial, LotId[]? lots = null, ManifestNumber? linkedTo = null, SiteId? mover = null,
        SiteId? receiver = null) =>
        File(stream, linkedTo, mover, receiver, new ManifestItem(Of(stream).Code, Kg(kilograms), Of(stream).Method, lots));

    public FileManifest File(string stream, ManifestNumber? linkedTo, SiteId? mover, SiteId? receiver, params ManifestItem[] items) =>
        new(Id(), Now, mover ?? Works, Carrier, receiver ?? Plant, stream, items, "豫A12345", LinkedTo: linkedTo);

    public async Task<ManifestNumber> Filed(decimal kilograms, string stream = Industrial, params LotId[] lots) =>
        (await Do(File(kilograms, stream, lots.Length == 0 ? null : lots))).Manifest!.Value;

    /// <summary>The allowance that <see cref="Plan"/> grants.</summary>
    public static string PlanAllowance => $"plan/{Works}/{Slag}/2025";

    public FileManagementPlan Plan(decimal kilograms) => new(Id(), Now, Works, 2025, [new(Slag, Kg(kilograms))]);

    public CancelManifest Cancel(ManifestNumber manifest) => new(Id(), Now, manifest, "wrong date");

    public ExpireManifest Expire(ManifestNumber manifest) => new(Id(), Now, manifest);

    public PickUpWaste PickUp(ManifestNumber manifest, params decimal[] loaded) =>
        new(Id(), Now, manifest, Carrier, "豫A12345", loaded.Length == 0 ? null : [.. loaded.Select(static (kg, i) => new ItemQuantity(i + 1, Kg(kg)))]);

    public HandOverWaste HandOver(ManifestNumber manifest) => new(Id(), Now, manifest, Carrier, NextCarrier, "豫B54321");

    public ArriveWaste Arrive(ManifestNumber manifest) => new(Id(), Now, manifest, Carrier);

    public ReceiveWaste Receive(ManifestNumber manifest, params ItemReceipt[] items) => new(Id(), Now, manifest, Plant, items);

    public ReceiveWaste Receive(ManifestNumber manifest, decimal kilograms) => Receive(manifest, Accepted(1, kilograms));

    public static ItemReceipt Accepted(int item, decimal kilograms) => new(item, "accepted", Kg(kilograms));

    public static ItemReceipt Partly(int item, decimal received, decimal refused) => new(item, "partly", Kg(received), Kg(refused), "wet");

    public static ItemReceipt Refuse(int item) => new(item, "refused", Reason: "another waste");

    public ReturnWaste Return(ManifestNumber manifest) => new(Id(), Now, manifest, Works);

    public DivertWaste Divert(ManifestNumber manifest) => new(Id(), Now, manifest, OtherPlant, "building-material", "plant is full");

    public static EnterpriseId Owner(SiteId site) => new($"{site}-enterprise");

    public AgreeToDiscrepancy Agree(ManifestNumber manifest, string role, SiteId site, int item = 1) => new(Id(), Now, Owner(site), role, manifest, item);

    public ContestDiscrepancy Contest(ManifestNumber manifest, string role, SiteId site, int item = 1) =>
        new(Id(), Now, Owner(site), role, manifest, item, "our scale was calibrated in January");

    public ProposeCorrection Correct(long line, string pointer, object value, string role = PartyRoles.Holder, SiteId? site = null) => new(
        Id(), Now, Owner(site ?? Works), role, line, pointer, System.Text.Json.JsonSerializer.SerializeToElement(value, Wire.Options), "typed wrongly");

    public ConsentToCorrection Consent(long proposal, string role, SiteId site) => new(Id(), Now, Owner(site), role, proposal);

    public TakeBackAct TakeBack(long line, SiteId? site = null) => new(Id(), Now, Owner(site ?? Works), line, "the wrong lot");

    /// <summary>On what a correcting line left.</summary>
    public AgreeToDiscrepancy AgreeTo(long line, string role, SiteId site) => new(Id(), Now, Owner(site), role, null, null, line);

    public ContestDiscrepancy ContestLeft(long line, string role, SiteId site) => new(Id(), Now, Owner(site), role, null, null, "our scale was calibrated in January", line);

    public SettleDiscrepancy SettleLeft(long line) => new(Id(), Now, null, null, "the scale was wrong", line);

    public SettleDiscrepancy Settle(ManifestNumber manifest, int item = 1) => new(Id(), Now, manifest, item, "the scale was wrong");

    public CombineLots Combine(SiteId site, params LotId[] lots) => new(Id(), Now, site, lots);

    public SplitLot Split(SiteId site, LotId lot, params LotPart[] parts) => new(Id(), Now, site, lot, parts);

    public SendOutWaste SendOut(SiteId site, params LotTake[] lots) => new(Id(), Now, site, lots, "Kaifeng Glass", "slip 7");

    public TreatWaste Treat(LotId lot, decimal product, decimal residue = 0, decimal lime = 0, decimal vapour = 0, string method = "building-material") =>
        new(Id(), Now, Plant, method, [new(lot)],
            Additions: lime == 0 ? null : [new("lime", Kg(lime))],
            Products: [new("aggregate", Kg(product))],
            Residues: residue == 0 ? null : [new(Industrial, Rock, Kg(residue))],
            Losses: vapour == 0 ? null : [new("evaporation", Kg(vapour))]);
}
