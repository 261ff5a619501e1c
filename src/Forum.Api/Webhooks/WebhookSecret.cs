using System.Security.Cryptography;
using System.Text;

namespace Forum.Api.Webhooks;

/// <summary>What a webhook's receiver knows it by, as Standard Webhooks has it (standardwebhooks.com).</summary>
public static class WebhookSecret
{
    const string Prefix = "whsec_";
    const int Bytes = 32;

    public static byte[] New() => RandomNumberGenerator.GetBytes(Bytes);

    public static string Show(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    public static string Sign(byte[] secret, string id, long seconds, byte[] body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{seconds}."), .. body]))}";
}
