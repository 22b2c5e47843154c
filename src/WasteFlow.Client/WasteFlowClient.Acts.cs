using WasteFlow.Contracts;

namespace WasteFlow.Client;

/// <summary>The acts, each at the room it belongs to. Where several rooms take an act, the caller names the one of its role.</summary>
public sealed partial class WasteFlowClient
{
    public Task<Outcome<Accepted>> RegisterEnterprise(RegisterEnterprise act, CancellationToken cancel = default) => Act("registry", act, cancel);

    public Task<Outcome<Accepted>> RegisterSite(RegisterSite act, CancellationToken cancel = default) => Act("registry", act, cancel);

    public Task<Outcome<Accepted>> RegisterVehicle(RegisterVehicle act, CancellationToken cancel = default) => Act("registry", act, cancel);

    public Task<Outcome<Accepted>> GenerateWaste(GenerateWaste act, CancellationToken cancel = default) => Act("producers", act, cancel);

    public Task<Outcome<Accepted>> FileManagementPlan(FileManagementPlan act, CancellationToken cancel = default) => Act("producers", act, cancel);

    public Task<Outcome<Accepted>> FileManifest(FileManifest act, CancellationToken cancel = default) => Act("producers", act, cancel);

    public Task<Outcome<Accepted>> DeclareGeneration(DeclareGeneration act, CancellationToken cancel = default) => Act("producers", act, cancel);

    public Task<Outcome<Accepted>> CancelManifest(CancelManifest act, CancellationToken cancel = default) => Act("producers", act, cancel);

    public Task<Outcome<Accepted>> ReturnWaste(ReturnWaste act, CancellationToken cancel = default) => Act("producers", act, cancel);

    public Task<Outcome<Accepted>> DivertWaste(DivertWaste act, CancellationToken cancel = default) => Act("producers", act, cancel);

    public Task<Outcome<Accepted>> PickUpWaste(PickUpWaste act, CancellationToken cancel = default) => Act("transporters", act, cancel);

    public Task<Outcome<Accepted>> HandOverWaste(HandOverWaste act, CancellationToken cancel = default) => Act("transporters", act, cancel);

    public Task<Outcome<Accepted>> ArriveWaste(ArriveWaste act, CancellationToken cancel = default) => Act("transporters", act, cancel);

    public Task<Outcome<Accepted>> CombineLots(CombineLots act, CancellationToken cancel = default) => Act("collectors", act, cancel);

    public Task<Outcome<Accepted>> SplitLot(SplitLot act, CancellationToken cancel = default) => Act("collectors", act, cancel);

    public Task<Outcome<Accepted>> TreatWaste(TreatWaste act, CancellationToken cancel = default) => Act("disposers", act, cancel);

    public Task<Outcome<Accepted>> CloseAlarm(CloseAlarm act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> HandInReport(HandInReport act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> OpenCase(OpenCase act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> ShareCase(ShareCase act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> NoteCase(NoteCase act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> CloseCase(CloseCase act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> RecordInspection(RecordInspection act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> GrantPermit(GrantPermit act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> ChangeRule(ChangeRule act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> ApplyForApproval(ApplyForApproval act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> AdvanceApplication(AdvanceApplication act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> GrantApproval(GrantApproval act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> DeclareEmergency(DeclareEmergency act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> ExpireManifest(ExpireManifest act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> ContestEntry(ContestEntry act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> AdoptPlan(AdoptPlan act, CancellationToken cancel = default) => Act("indicators", act, cancel);

    public Task<Outcome<Accepted>> AdoptTable(AdoptTable act, CancellationToken cancel = default) => Act("indicators", act, cancel);

    public Task<Outcome<Accepted>> EnterStatistic(EnterStatistic act, CancellationToken cancel = default) => Act("indicators", act, cancel);

    public Task<Outcome<Accepted>> EnterIndicatorValue(EnterIndicatorValue act, CancellationToken cancel = default) => Act("indicators", act, cancel);

    public Task<Outcome<Accepted>> AssignTarget(AssignTarget act, CancellationToken cancel = default) => Act("indicators", act, cancel);

    public Task<Outcome<Accepted>> RemindDepartment(RemindDepartment act, CancellationToken cancel = default) => Act("indicators", act, cancel);

    public Task<Outcome<Accepted>> IssueReport(IssueReport act, CancellationToken cancel = default) => Act("indicators", act, cancel);

    public Task<Outcome<Accepted>> RecordOpeningStock(string room, RecordOpeningStock act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> BringInWaste(string room, BringInWaste act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> SendOutWaste(string room, SendOutWaste act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> ReceiveWaste(string room, ReceiveWaste act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> MeterWaste(string room, MeterWaste act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> TakeStock(string room, TakeStock act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> AssayWaste(string room, AssayWaste act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> ReclassifyWaste(string room, ReclassifyWaste act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> MakeLabels(string room, MakeLabels act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> NameNationalNumber(string room, NameNationalNumber act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> AgreeToDiscrepancy(string room, AgreeToDiscrepancy act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> ContestDiscrepancy(string room, ContestDiscrepancy act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> SettleDiscrepancy(SettleDiscrepancy act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> ProposeCorrection(string room, ProposeCorrection act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> ConsentToCorrection(string room, ConsentToCorrection act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> RefuseCorrection(string room, RefuseCorrection act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> WithdrawCorrection(string room, WithdrawCorrection act, CancellationToken cancel = default) => Act(room, act, cancel);

    public Task<Outcome<Accepted>> LapseCorrection(LapseCorrection act, CancellationToken cancel = default) => Act("bureau", act, cancel);

    public Task<Outcome<Accepted>> TakeBackAct(string room, TakeBackAct act, CancellationToken cancel = default) => Act(room, act, cancel);
}
