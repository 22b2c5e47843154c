using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Correction;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger;

/// <summary>Which decision belongs to which act. Pure: it reads and writes only the draft.</summary>
public static class Decider
{
    /// <summary>Null when the act may be a line; the draft then holds it.</summary>
    /// <exception cref="JsonException">The act is not of its shape: a door let something through.</exception>
    public static Refused? ObjectionTo(IAct act, Draft draft)
    {
        var objection = Decide(act, draft) ?? draft.TakeClaims();
        if (objection is null)
        {
            Clocks.Compare(act, draft);
        }

        return objection;
    }

    private static Refused? Decide(IAct act, Draft draft) => act switch
    {
        RegisterEnterprise a => Granting.Register(a, draft),
        RegisterSite a => Granting.Register(a, draft),
        ChangeEnterprise or ChangeSite or RegisterVehicle or RegisterContract or RegisterInsurance or RegisterLicence or RegisterServiceArea or RecordEvaluation => null,
        GrantPermit a => Granting.Permit(a, draft),
        GrantApproval a => Granting.Approval(a, draft),
        FileManagementPlan a => Granting.Plan(a, draft),
        RecordOpeningStock a => Entering.Open(a, draft),
        GenerateWaste a => Entering.Generate(a, draft),
        BringInWaste a => Entering.BringIn(a, draft),
        SendOutWaste a => Entering.SendOut(a, draft),
        FileManifest a => Filing.File(a, draft),
        CancelManifest a => Filing.Cancel(a, draft),
        ExpireManifest a => Filing.Expire(a, draft),
        PickUpWaste a => Carriage.PickUp(a, draft),
        HandOverWaste a => Carriage.HandOver(a, draft),
        ArriveWaste a => Carriage.Arrive(a, draft),
        ReceiveWaste a => Receipt.Receive(a, draft),
        MeterWaste a => Metering.Meter(a, draft),
        ReturnWaste a => AfterRefusal.Return(a, draft),
        DivertWaste a => AfterRefusal.Divert(a, draft),
        AgreeToDiscrepancy a => Discrepancies.Agree(a, draft),
        ContestDiscrepancy a => Discrepancies.Contest(a, draft),
        SettleDiscrepancy a => Discrepancies.Settle(a, draft),
        ProposeCorrection a => Proposing.Propose(a, draft),
        ConsentToCorrection a => Proposing.Consent(a, draft),
        RefuseCorrection a => Proposing.Refuse(a, draft),
        WithdrawCorrection a => Proposing.Withdraw(a, draft),
        LapseCorrection a => Proposing.Lapse(a, draft),
        TakeBackAct a => TakingBack.TakeBack(a, draft),
        CombineLots a => Reshaping.Combine(a, draft),
        SplitLot a => Reshaping.Split(a, draft),
        TreatWaste a => Treatment.Treat(a, draft),
        TakeStock a => Reshaping.Count(a, draft),
        AssayWaste a => Reshaping.Assay(a, draft),
        ReclassifyWaste a => Reshaping.Reclassify(a, draft),
        AdoptTable a => Enacting.Adopt(a, draft),
        ChangeRule a => Enacting.Change(a, draft),
        ApplyForApproval or AdvanceApplication or DeclareEmergency or DeclareGeneration => null,
        ContestEntry or NameNationalNumber or MakeLabels or CloseAlarm or HandInReport or OpenCase or ShareCase or NoteCase or CloseCase or RecordInspection
            or AdoptPlan or EnterStatistic or EnterIndicatorValue or AssignTarget or RemindDepartment or IssueReport => null,
        _ => Refused.With("act_unknown", "", ("act", Acts.NameOf(act.GetType()))),
    };
}
