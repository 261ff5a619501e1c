using Forum.Api.Http;
using Forum.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Forum.Api.Members;

/// <summary>Why a token that is what it should be is not taken any longer.</summary>
public sealed class Unwelcome(Refused why) : AuthenticationFailureException(why.Code)
{
    public Refused Why => why;
}

/// <summary>How callers are told that their token will not do, whoever issued it.</summary>
public sealed class TokenEvents : JwtBearerEvents
{
    public override async Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var tokenShown = context.AuthenticateFailure is not null;
        context.Response.Headers.WWWAuthenticate = tokenShown ? $"{Tokens.Scheme} error=\"invalid_token\"" : Tokens.Scheme;
        await Explain(context.AuthenticateFailure).ToProblem().ExecuteAsync(context.HttpContext);
    }

    public override Task Forbidden(ForbiddenContext context) => Requests.NotAllowed.ToProblem().ExecuteAsync(context.HttpContext);

    static Refused Explain(Exception? failure) => failure switch
    {
        Unwelcome unwelcome => unwelcome.Why,
        SecurityTokenExpiredException or SecurityTokenInvalidLifetimeException => Requests.SessionEnded,
        _ => Requests.SignInRequired,
    };
}
