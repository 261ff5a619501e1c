using Forum.Domain;

namespace Forum.Api.Reports;

/// <summary>What is wrong with a request about reports before any decision is asked for.</summary>
public static class ReportRequests
{
    public static readonly Refused OutcomeMissing = new("report-outcome", "Say what came of it: acted, noAction or misuse.");
}
