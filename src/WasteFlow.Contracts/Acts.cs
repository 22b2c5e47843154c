using System.Collections.Frozen;

namespace WasteFlow.Contracts;

/// <summary>Every act there is, by its name: the record's name in kebab case.</summary>
public static class Acts
{
    public static readonly FrozenDictionary<string, Type> All = new[]
    {
        typeof(RegisterEnterprise), typeof(ChangeEnterprise), typeof(RegisterSite), typeof(ChangeSite), typeof(RegisterVehicle), typeof(RegisterContract), typeof(RegisterInsurance),
        typeof(RegisterLicence), typeof(RegisterServiceArea), typeof(RecordEvaluation),
        typeof(GrantPermit), typeof(ApplyForApproval), typeof(AdvanceApplication), typeof(GrantApproval), typeof(DeclareEmergency), typeof(FileManagementPlan),
        typeof(DeclareGeneration),
        typeof(RecordOpeningStock), typeof(GenerateWaste), typeof(BringInWaste), typeof(SendOutWaste),
        typeof(FileManifest), typeof(CancelManifest), typeof(ExpireManifest), typeof(PickUpWaste), typeof(HandOverWaste),
        typeof(ArriveWaste), typeof(ReceiveWaste), typeof(ReturnWaste), typeof(DivertWaste), typeof(SettleDiscrepancy),
        typeof(CombineLots), typeof(SplitLot), typeof(TreatWaste), typeof(TakeStock), typeof(AssayWaste), typeof(ReclassifyWaste),
        typeof(ContestEntry), typeof(NameNationalNumber), typeof(MakeLabels), typeof(MeterWaste),
        typeof(AgreeToDiscrepancy), typeof(ContestDiscrepancy), typeof(ProposeCorrection), typeof(ConsentToCorrection), typeof(RefuseCorrection),
        typeof(WithdrawCorrection), typeof(LapseCorrection), typeof(TakeBackAct),
        typeof(CloseAlarm), typeof(HandInReport), typeof(OpenCase), typeof(ShareCase), typeof(NoteCase), typeof(CloseCase), typeof(RecordInspection),
        typeof(AdoptPlan), typeof(AdoptTable), typeof(ChangeRule), typeof(EnterStatistic), typeof(EnterIndicatorValue), typeof(AssignTarget), typeof(RemindDepartment),
        typeof(IssueReport),
    }.ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    /// <summary><c>PickUpWaste</c> → <c>pick-up-waste</c>.</summary>
    public static string NameOf(Type act) =>
        string.Concat(act.Name.Select(static (c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
