#!/usr/bin/env bash
# Two signers of S3 requests disagree about one and the same URL when an object's key has a plus sign that stands there as it
# is: which one a store accepts is chance. Written as %2B, both agree.
#
# Guess before the run: a plus in a path means itself (RFC 3986), so that aws4fetch and @smithy/signature-v4 sign the same
# canonical path, as they do for blanks and for %2B.
# Seen: aws4fetch takes the plus for a blank when the service is s3 (and for %2B when it is another one), and sends the URL on
# with its plus; @smithy/signature-v4 signs the path as it stands.
# Versions: aws4fetch 1.0.20, @smithy/signature-v4 5.7.5, @aws-crypto/sha256-js 5.2.0, Node 20 or later.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws4fetch@1.0.20 @smithy/signature-v4@5.7.5 @aws-crypto/sha256-js@5.2.0
cat >sign.mjs <<'JS'
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsV4Signer } from 'aws4fetch';

const keys = { accessKeyId: 'id', secretAccessKey: 'not-one' };
const hostname = 'bucket.example.test';
const headers = { host: hostname, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
const region = 'eu-south-1';

async function agree(path) {
  const light = await new AwsV4Signer({
    ...keys,
    url: `https://${hostname}${path}`,
    service: 's3',
    region,
    datetime: '20261129T000000Z',
    headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  }).sign();
  const vendor = await new SignatureV4({
    credentials: keys,
    service: 's3',
    region,
    sha256: Sha256,
    uriEscapePath: false,
  }).sign(
    { method: 'GET', protocol: 'https:', hostname, path, headers },
    { signingDate: new Date('2026-11-29T00:00:00Z') },
  );
  const signature = (value) => value.split('Signature=')[1];
  return signature(light.headers.get('authorization')) === signature(vendor.headers.authorization);
}

for (const path of ['/week.csv', '/EU%20week.csv', '/EU%2BUS.csv', '/EU+US.csv'])
  console.log(path, (await agree(path)) ? 'agree' : 'disagree');
JS
seen=$(node sign.mjs)
echo "$seen"
expected='/week.csv agree
/EU%20week.csv agree
/EU%2BUS.csv agree
/EU+US.csv disagree'
[[ $seen == "$expected" ]] || { echo "expected:"; echo "$expected"; exit 1; }
